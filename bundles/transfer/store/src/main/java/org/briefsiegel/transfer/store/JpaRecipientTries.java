package org.briefsiegel.transfer.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts in the database: an update is atomic there, whichever node makes it. */
@Component
public final class JpaRecipientTries implements RecipientTries {

    private static final String THIS = " where t.practice = :practice and t.bucket = :bucket";

    private final Entities entities;

    @Activate
    public JpaRecipientTries(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public void prepare(String practice, String bucket, Budget budget, Instant now) {
        try {
            entities.use(em -> {
                if (em.find(RecipientTriesRow.class, bucket) == null) {
                    insert(em, new RecipientTriesRow(practice, bucket, now.plus(budget.memory())));
                }
                return practice;
            });
        } catch (IsThereException byAnother) {
            // which is all that is wanted
        }
    }

    private static void insert(EntityManager em, RecipientTriesRow row) {
        em.persist(row);
        try {
            em.flush();
        } catch (PersistenceException e) {
            throw UniqueViolation.isCauseOf(e) ? new IsThereException() : e;
        }
    }

    private static final class IsThereException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Optional<Integer> reserve(String practice, String bucket, Budget budget, Instant now) {
        return entities.use(em -> {
            query(
                            em,
                            "update RecipientTries t set t.tries = 0, t.pausedUntil = null",
                            practice,
                            bucket,
                            " and t.endsAt <= :now")
                    .setParameter("now", now)
                    .executeUpdate();
            if (!countOne(em, practice, bucket, budget, now)) {
                return Optional.empty();
            }
            int tries = count(practice, bucket); // the row is ours until the commit, so this is our own count
            if (tries == budget.limit().max()) {
                pause(em, practice, bucket, now.plus(budget.memory()));
            } else if (tries == budget.limit().pauseAfter()) {
                pause(em, practice, bucket, now.plus(budget.limit().pause()));
            }
            return Optional.of(tries);
        });
    }

    private static boolean countOne(EntityManager em, String practice, String bucket, Budget budget, Instant now) {
        return query(
                                em,
                                "update RecipientTries t set t.tries = t.tries + 1, t.endsAt = :end",
                                practice,
                                bucket,
                                " and t.tries < :max and (t.pausedUntil is null or t.pausedUntil <= :now)")
                        .setParameter("end", now.plus(budget.memory()))
                        .setParameter("max", budget.limit().max())
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    private static void pause(EntityManager em, String practice, String bucket, Instant until) {
        query(em, "update RecipientTries t set t.pausedUntil = :until", practice, bucket)
                .setParameter("until", until)
                .executeUpdate();
    }

    @Override
    public void giveBack(String practice, String bucket) {
        entities.use(em -> query(
                        em,
                        "update RecipientTries t set t.tries = t.tries - 1, t.pausedUntil = null",
                        practice,
                        bucket,
                        " and t.tries > 0")
                .executeUpdate());
    }

    @Override
    public int count(String practice, String bucket) {
        return entities.use(em -> {
            List<?> found = query(em, "select t.tries from RecipientTries t", practice, bucket)
                    .getResultList();
            return found.isEmpty() ? 0 : (Integer) found.get(0);
        });
    }

    @Override
    public Optional<Instant> pausedUntil(String practice, String bucket, Instant now) {
        return entities.use(em -> {
            List<?> found = query(
                            em,
                            "select t.pausedUntil from RecipientTries t",
                            practice,
                            bucket,
                            " and t.pausedUntil > :now")
                    .setParameter("now", now)
                    .getResultList();
            return found.stream().map(Instant.class::cast).findFirst();
        });
    }

    @Override
    public boolean forget(String practice, String bucket) {
        return entities.use(em -> query(em, "delete from RecipientTries t", practice, bucket, " and t.tries > 0")
                        .executeUpdate()
                > 0);
    }

    @Override
    public void purge(Instant now) {
        entities.use(em -> em.createQuery("delete from RecipientTries t where t.endsAt <= :now")
                .setParameter("now", now)
                .executeUpdate());
    }

    private static Query query(EntityManager em, String what, String practice, String bucket) {
        return query(em, what, practice, bucket, "");
    }

    private static Query query(EntityManager em, String what, String practice, String bucket, String condition) {
        return em.createQuery(what + THIS + condition)
                .setParameter("practice", practice)
                .setParameter("bucket", bucket);
    }
}
