package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.store.MessageRow.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the operator what waits in the outbox. */
@Component
public final class JpaMessageQueue implements MessageQueue {

    private final Entities entities;
    private final Clock clock;

    @Activate
    public JpaMessageQueue(@Reference Entities entities, @Reference Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public List<Waiting> list(Optional<String> channel, int limit) {
        return entities.use(em -> em.createQuery(
                        "select m from Message m where m.state = :waiting and (:channel = '' or m.channel = :channel)"
                                + " order by m.dueAt, m.id",
                        MessageRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .setParameter("waiting", State.WAITING)
                .setParameter("channel", channel.orElse(""))
                .setMaxResults(limit)
                .getResultStream()
                .map(MessageRow::waiting)
                .toList());
    }

    @Override
    public int retry(Optional<String> channel, Optional<String> message) {
        return entities.use(em -> em.createQuery("update Message m set m.dueAt = :now where m.state = :waiting"
                        + " and m.owner is null and m.dueAt > :now"
                        + " and (:channel = '' or m.channel = :channel) and (:id = '' or m.id = :id)")
                .setParameter("now", Instant.now(clock))
                .setParameter("waiting", State.WAITING)
                .setParameter("channel", channel.orElse(""))
                .setParameter("id", message.orElse(""))
                .executeUpdate());
    }
}
