package org.briefsiegel.spine.api;

import java.time.Instant;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Which routes an operator has closed, for all nodes. Usable from any thread; calls block on the database. */
@ProviderType
public interface Suspensions {

    /** The routes, each with the time since when. */
    Map<String, Instant> all();

    /** Closes a route; what is closed already stays so since when it was. */
    void add(String route, Instant now);

    /** Opens a route. False where it wasn't closed. */
    boolean remove(String route);
}
