package org.briefsiegel.spine.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code route_suspension}. */
@Entity(name = "RouteSuspension")
@Table(name = "route_suspension")
class SuspensionRow {

    @Id
    private String route;

    private Instant since;

    SuspensionRow() {}

    SuspensionRow(String route, Instant since) {
        this.route = route;
        this.since = since;
    }

    String route() {
        return route;
    }

    Instant since() {
        return since;
    }
}
