package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.store.MessageRow.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps waiting messages in the database and leases them to those who send. */
@Component
public final class JpaOutbox implements Outbox {

    /** SQL, because JPQL knows no SKIP LOCKED. */
    private static final String OVERDUE = "select * from outbox where state = 'WAITING' and deadline <= ?1"
            + " and due_at <= ?1 and (owner is null or due_at <= ?2)"
            + " order by state, deadline limit ?3 for update skip locked";

    private final Entities entities;

    @Activate
    public JpaOutbox(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public void enqueue(Item item) {
        add(item, "");
    }

    @Override
    public void enqueueAlert(Item item, String about) {
        add(item, about);
    }

    private void add(Item item, String about) {
        entities.use(em -> {
            em.persist(new MessageRow(item, about));
            return item;
        });
    }

    @Override
    public List<Told> told(String practice, Instant after) {
        return entities
                .use(em -> em.createQuery(
                                "select m from Message m where m.practice = :practice and m.purpose = :alert"
                                        + " and m.createdAt > :after order by m.createdAt",
                                MessageRow.class)
                        .setParameter("practice", practice)
                        .setParameter("alert", Purpose.ALERT)
                        .setParameter("after", after)
                        .getResultList())
                .stream()
                .map(MessageRow::told)
                .toList();
    }

    @Override
    public boolean inHand(String practice, String transfer, Purpose purpose, Instant now) {
        return entities.use(em -> count(waitingOnes(
                                em,
                                "select count(m) from Message m",
                                " and m.practice = :practice and m.transfer = :transfer and m.purpose = :purpose"
                                        + " and m.owner is not null and m.dueAt > :now")
                        .setParameter("now", now)
                        .setParameter("practice", practice)
                        .setParameter("transfer", transfer)
                        .setParameter("purpose", purpose))
                > 0);
    }

    @Override
    public List<Item> claim(Claim claim, Turn turn, int limit) {
        return entities.use(em -> new DueMessages(em, claim, turn).lease(limit));
    }

    @Override
    public List<Item> claimOverdue(Claim claim, int limit) {
        return entities.use(em -> lease(
                em.createNativeQuery(OVERDUE, MessageRow.class)
                        .setParameter(1, claim.now())
                        .setParameter(2, claim.lapsed())
                        .setParameter(3, limit),
                claim));
    }

    private static List<Item> lease(Query messages, Claim claim) {
        List<Item> claimed = new ArrayList<>();
        for (Object row : messages.setCacheStoreMode(CacheStoreMode.REFRESH).getResultList()) {
            claimed.add(((MessageRow) row).lease(claim.owner(), claim.now().plus(claim.lease())));
        }
        return claimed;
    }

    @Override
    public boolean renew(Item item, Instant until) {
        return inHand(item, "m.dueAt = :until", query -> query.setParameter("until", until));
    }

    @Override
    public boolean accepted(Item item, List<String> receipts, Instant now) {
        return entities.use(em -> {
            if (!settle(item, State.ACCEPTED, now)) {
                return false;
            }
            for (int i = 0; i < receipts.size(); i++) {
                em.persist(new AwaitedReceiptRow(item, i + 1, receipts.get(i), now));
            }
            return true;
        });
    }

    @Override
    public boolean abandoned(Item item, Instant now) {
        return settle(item, State.ABANDONED, now);
    }

    private boolean settle(Item item, State state, Instant now) {
        return inHand(
                item,
                "m.state = :state, m.body = '', m.owner = null, m.settledAt = :now",
                query -> query.setParameter("state", state).setParameter("now", now));
    }

    @Override
    public boolean retry(Item item, Instant at, boolean again) {
        return inHand(
                item,
                "m.dueAt = :at, m.again = :again, m.owner = null",
                query -> query.setParameter("at", at).setParameter("again", again));
    }

    @Override
    public boolean putBack(Item item, Instant now) {
        return inHand(
                item,
                "m.dueAt = :now, m.attempts = m.attempts - 1, m.again = :again, m.owner = null",
                query -> query.setParameter("now", now).setParameter("again", item.again()));
    }

    /** Changes a message for the claim that has it: a later claim has counted a further attempt. */
    private boolean inHand(Item item, String change, UnaryOperator<Query> parameters) {
        return entities.use(em -> parameters
                        .apply(waitingOnes(
                                em,
                                "update Message m set " + change,
                                " and m.practice = :practice and m.id = :item and m.owner is not null"
                                        + " and m.attempts = :attempt"))
                        .setParameter("practice", item.practice())
                        .setParameter("item", item.id())
                        .setParameter("attempt", item.attempts() + 1)
                        .executeUpdate())
                > 0;
    }

    @Override
    public int waiting(String practice, String transfer) {
        return entities.use(em -> count(waitingOnes(
                        em,
                        "select count(m) from Message m",
                        " and m.practice = :practice and m.transfer = :transfer"
                                + " and m.purpose in (:notice, :factor, :attachment)")
                .setParameter("practice", practice)
                .setParameter("transfer", transfer)
                .setParameter("notice", Purpose.NOTICE)
                .setParameter("factor", Purpose.FACTOR)
                .setParameter("attachment", Purpose.ATTACHMENT)));
    }

    @Override
    public int waiting(String practice, String transfer, Purpose purpose) {
        return entities.use(em -> count(waitingOnes(
                        em,
                        "select count(m) from Message m",
                        " and m.practice = :practice and m.transfer = :transfer and m.purpose = :purpose")
                .setParameter("practice", practice)
                .setParameter("transfer", transfer)
                .setParameter("purpose", purpose)));
    }

    @Override
    public void withdraw(String practice, String transfer) {
        withdraw(practice, transfer, EnumSet.complementOf(EnumSet.of(Purpose.ALERT)));
    }

    @Override
    public void withdraw(String practice, String transfer, Purpose purpose) {
        withdraw(practice, transfer, EnumSet.of(purpose));
    }

    private void withdraw(String practice, String transfer, Set<Purpose> purposes) {
        entities.use(em -> waitingOnes(
                        em,
                        "update Message m set m.state = :withdrawn, m.body = '', m.owner = null",
                        " and m.practice = :practice and m.transfer = :transfer and m.purpose in :purposes")
                .setParameter("withdrawn", State.WITHDRAWN)
                .setParameter("purposes", purposes)
                .setParameter("practice", practice)
                .setParameter("transfer", transfer)
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
