package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.store.MessageRow.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps waiting messages in the database and leases them to those who send. */
@Component
public final class JpaOutbox implements Outbox {

    /** SQL, because JPQL knows no SKIP LOCKED. Sorted like the index, which lets both databases stop at the limit. */
    private static final String DUE = "select * from outbox where state = 'WAITING' and due_at <= ?1"
            + " order by state, due_at limit ?2 for update skip locked";

    private final Entities entities;

    @Activate
    public JpaOutbox(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public void enqueue(Item item) {
        entities.use(em -> {
            em.persist(new MessageRow(item));
            return item;
        });
    }

    @Override
    public List<Item> claim(String owner, Instant now, Duration lease, int limit) {
        return entities.use(em -> {
            Query due = em.createNativeQuery(DUE, MessageRow.class)
                    .setCacheStoreMode(CacheStoreMode.REFRESH)
                    .setParameter(1, now)
                    .setParameter(2, limit);
            List<Item> claimed = new ArrayList<>();
            for (Object row : due.getResultList()) {
                claimed.add(((MessageRow) row).lease(owner, now.plus(lease)));
            }
            return claimed;
        });
    }

    @Override
    public void accepted(String practice, String item, String receipt, Instant now) {
        settle(practice, item, State.ACCEPTED, receipt, now);
    }

    @Override
    public void abandoned(String practice, String item, Instant now) {
        settle(practice, item, State.ABANDONED, "", now);
    }

    private void settle(String practice, String item, State state, String receipt, Instant now) {
        entities.use(em -> em.createQuery("update Message m set m.state = :state, m.body = '', m.owner = null,"
                        + " m.receipt = :receipt, m.settledAt = :now where m.practice = :practice and m.id = :item")
                .setParameter("state", state)
                .setParameter("receipt", receipt)
                .setParameter("now", now)
                .setParameter("practice", practice)
                .setParameter("item", item)
                .executeUpdate());
    }

    @Override
    public void retry(String practice, String item, Instant at, boolean again) {
        entities.use(em -> waitingOnes(
                        em,
                        "update Message m set m.dueAt = :at, m.again = :again, m.owner = null",
                        " and m.practice = :practice and m.id = :item")
                .setParameter("at", at)
                .setParameter("again", again)
                .setParameter("practice", practice)
                .setParameter("item", item)
                .executeUpdate());
    }

    @Override
    public int waiting(String practice, String transfer) {
        return entities.use(em -> count(waitingOnes(
                        em, "select count(m) from Message m", " and m.practice = :practice and m.transfer = :transfer")
                .setParameter("practice", practice)
                .setParameter("transfer", transfer)));
    }

    @Override
    public void withdraw(String practice, String transfer) {
        entities.use(em -> waitingOnes(
                        em,
                        "update Message m set m.state = :withdrawn, m.body = '', m.owner = null",
                        " and m.practice = :practice and m.transfer = :transfer")
                .setParameter("withdrawn", State.WITHDRAWN)
                .setParameter("practice", practice)
                .setParameter("transfer", transfer)
                .executeUpdate());
    }

    @Override
    public void releaseLeases(String owner) {
        entities.use(em -> waitingOnes(em, "update Message m set m.dueAt = m.createdAt", " and m.owner = :owner")
                .setParameter("owner", owner)
                .executeUpdate());
    }

    @Override
    public int depth() {
        return entities.use(em -> count(waitingOnes(em, "select count(m) from Message m", "")));
    }

    private static Query waitingOnes(EntityManager em, String verb, String conditions) {
        return em.createQuery(verb + " where m.state = :waiting" + conditions).setParameter("waiting", State.WAITING);
    }

    private static int count(Query query) {
        return Math.toIntExact((Long) query.getSingleResult());
    }
}
