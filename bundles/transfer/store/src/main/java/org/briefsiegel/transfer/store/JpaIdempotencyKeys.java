package org.briefsiegel.transfer.store;

import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps idempotency keys in the database, where the primary key decides which of two requests came first. */
@Component
public final class JpaIdempotencyKeys implements IdempotencyKeys {

    private final Entities entities;

    @Activate
    public JpaIdempotencyKeys(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Noted> find(String practice, String key) {
        return entities.use(em -> Optional.ofNullable(em.find(KeyRow.class, new KeyRow.Key(practice, key)))
                .map(KeyRow::toNoted));
    }

    @Override
    public void note(String practice, String key, Noted noted, Instant now) {
        entities.use(em -> {
            em.flush(); // what was written before; from here on, a violation can only be the key's
            em.persist(new KeyRow(practice, key, noted, now));
            try {
                em.flush();
            } catch (PersistenceException e) {
                throw UniqueViolation.isCauseOf(e) ? new KeyInUseException() : e;
            }
            return noted;
        });
    }

    @Override
    public void purge(Instant before) {
        entities.use(em -> em.createQuery("delete from IdempotencyKey k where k.notedAt < :before")
                .setParameter("before", before)
                .executeUpdate());
    }
}
