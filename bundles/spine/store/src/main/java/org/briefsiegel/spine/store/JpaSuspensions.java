package org.briefsiegel.spine.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.spine.api.Suspensions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the database which routes are suspended. */
@Component
public final class JpaSuspensions implements Suspensions {

    private final Entities entities;

    @Activate
    public JpaSuspensions(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public Map<String, Instant> all() {
        return entities.use(em -> em.createQuery("select s from RouteSuspension s", SuspensionRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .getResultStream()
                .collect(Collectors.toMap(SuspensionRow::route, SuspensionRow::since)));
    }

    @Override
    public void add(String route, Instant now) {
        entities.use(em -> {
            if (em.find(SuspensionRow.class, route, LockModeType.PESSIMISTIC_WRITE) == null) {
                em.persist(new SuspensionRow(route, now));
            }
            return route;
        });
    }

    @Override
    public boolean remove(String route) {
        return entities.use(em -> em.createQuery("delete from RouteSuspension s where s.route = :route")
                        .setParameter("route", route)
                        .executeUpdate())
                > 0;
    }
}
