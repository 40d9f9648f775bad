package org.briefsiegel.transfer.store;

import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the database what sandbox practices would have sent. */
@Component
public final class JpaSandboxMessages implements SandboxMessages {

    private static final String AFTER = " and exists (select a.id from SandboxMessage a"
            + " where a.practice = :practice and a.id = :after"
            + " and (m.createdAt < a.createdAt or m.createdAt = a.createdAt and m.id < a.id))";

    private final Entities entities;

    @Activate
    public JpaSandboxMessages(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public void keep(Kept message) {
        entities.use(em -> {
            em.persist(new SandboxMessageRow(message));
            return message;
        });
    }

    @Override
    public List<Kept> list(String practice, Optional<String> transfer, Optional<String> after, int limit) {
        String messages = "select m from SandboxMessage m where m.practice = :practice"
                + transfer.map(id -> " and m.transfer = :transfer").orElse("")
                + after.map(id -> AFTER).orElse("")
                + " order by m.createdAt desc, m.id desc";
        return entities.use(em -> {
            TypedQuery<SandboxMessageRow> query = em.createQuery(messages, SandboxMessageRow.class)
                    .setParameter("practice", practice)
                    .setMaxResults(limit);
            transfer.ifPresent(id -> query.setParameter("transfer", id));
            after.ifPresent(id -> query.setParameter("after", id));
            return query.getResultList().stream().map(SandboxMessageRow::toKept).toList();
        });
    }

    @Override
    public void purge(Instant before) {
        entities.use(em -> em.createQuery("delete from SandboxMessage m where m.createdAt < :before")
                .setParameter("before", before)
                .executeUpdate());
    }
}
