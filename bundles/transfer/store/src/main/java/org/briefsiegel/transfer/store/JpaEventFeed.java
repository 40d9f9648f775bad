package org.briefsiegel.transfer.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.events.EventFeed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what isn't published yet in a table of its own, which is empty most of the time. */
@Component
public final class JpaEventFeed implements EventFeed {

    /** SQL, because JPQL knows no SKIP LOCKED. */
    private static final String OLDEST =
            "select event from transfer_event_feed order by event limit ?1 for update skip locked";

    private final Entities entities;
    private final EventWrites eventWrites;

    @Activate
    public JpaEventFeed(@Reference Entities entities, @Reference EventWrites eventWrites) {
        this.entities = entities;
        this.eventWrites = eventWrites;
    }

    @Override
    public boolean mayHaveNews() {
        return eventWrites.wereLately();
    }

    @Override
    public List<Entry> take(int limit) {
        return entities.use(em -> {
            List<Long> ids = oldest(em, limit);
            if (ids.isEmpty()) {
                return List.of();
            }
            em.createQuery("delete from Feed f where f.event in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
            return em
                    .createQuery("select e from Event e where e.id in :ids order by e.id", EventRow.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .stream()
                    .map(EventRow::toEntry)
                    .toList();
        });
    }

    private static List<Long> oldest(EntityManager em, int limit) {
        List<?> ids = em.createNativeQuery(OLDEST).setParameter(1, limit).getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
