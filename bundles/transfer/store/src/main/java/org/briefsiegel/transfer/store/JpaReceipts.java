package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.store.MessageRow.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the database which receipts are awaited, and what came. */
@Component
public final class JpaReceipts implements Receipts {

    /** Whoever sends us receipts of nobody's messages shan't fill the database. */
    private static final int MOST_KEPT = 10_000;

    private final Entities entities;

    @Activate
    public JpaReceipts(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Sent> find(String channel, List<String> keys) {
        return keys.isEmpty() ? Optional.empty() : entities.use(em -> find(em, channel, keys));
    }

    private static Optional<Sent> find(EntityManager em, String channel, List<String> keys) {
        List<MessageRow> messages = query(
                        em, "select m from Message m where m.channel = :channel and m.id in :keys", MessageRow.class)
                .setParameter("channel", channel)
                .setParameter("keys", keys)
                .getResultList();
        List<AwaitedReceiptRow> awaited = query(
                        em,
                        "select a from AwaitedReceipt a where a.channel = :channel and a.key in :keys"
                                + " order by a.takenAt desc",
                        AwaitedReceiptRow.class)
                .setParameter("channel", channel)
                .setParameter("keys", keys)
                .getResultList();
        Function<String, Optional<Sent>> named = key -> messages.stream()
                .filter(message -> message.id().equals(key))
                .findFirst()
                .map(message -> message.sent(0))
                .or(() -> awaited.stream()
                        .filter(it -> it.key().equals(key))
                        .findFirst()
                        .flatMap(it -> Optional.ofNullable(em.find(MessageRow.class, it.message()))
                                .map(message -> message.sent(it.part()))));
        return keys.stream().map(named).flatMap(Optional::stream).findFirst();
    }

    @Override
    public Optional<Fate> note(Sent message, Fate fate) {
        return entities.use(em -> {
            MessageRow row = query(
                            em, "select m from Message m where m.practice = :practice and m.id = :id", MessageRow.class)
                    .setParameter("practice", message.practice())
                    .setParameter("id", message.id())
                    .getSingleResult();
            Optional<Fate> whole = message.part() == 0 ? Optional.of(fate) : ofParts(em, message, fate);
            return whole.filter(it -> it.isNewsAfter(row.fate())).map(row::become);
        });
    }

    /** Empty where there is a part of which nothing is known. */
    private static Optional<Fate> ofParts(EntityManager em, Sent message, Fate fate) {
        List<AwaitedReceiptRow> parts = query(
                        em, "select a from AwaitedReceipt a where a.id.message = :message", AwaitedReceiptRow.class)
                .setParameter("message", message.id())
                .getResultList();
        parts.stream()
                .filter(part -> part.part() == message.part())
                .filter(part -> fate.isNewsAfter(Optional.ofNullable(part.fate())))
                .forEach(part -> part.become(fate));
        return Fate.ofParts(parts.stream()
                .map(AwaitedReceiptRow::fate)
                .map(Optional::ofNullable)
                .toList());
    }

    @Override
    public List<Standing> latest(String practice, String transfer) {
        Map<Purpose, Standing> latest = new EnumMap<>(Purpose.class);
        entities
                .use(em -> query(
                                em,
                                "select m from Message m where m.practice = :practice and m.transfer = :transfer"
                                        + " and m.purpose <> :alert and m.state <> :withdrawn",
                                MessageRow.class)
                        .setParameter("practice", practice)
                        .setParameter("transfer", transfer)
                        .setParameter("alert", Purpose.ALERT)
                        .setParameter("withdrawn", State.WITHDRAWN)
                        .getResultList())
                .stream()
                .sorted(Comparator.comparing(MessageRow::createdAt).thenComparing(MessageRow::id))
                .map(MessageRow::standing)
                .forEach(it -> latest.put(it.purpose(), it));
        return List.copyOf(latest.values());
    }

    @Override
    public boolean keep(Early receipt) {
        return entities.use(em -> {
            boolean room = em.createQuery("select count(r) from EarlyReceipt r", Long.class)
                            .getSingleResult()
                    < MOST_KEPT;
            if (room) {
                em.persist(new EarlyReceiptRow(receipt));
            }
            return room;
        });
    }

    @Override
    public List<Early> kept(int limit) {
        return entities.use(
                em -> query(em, "select r from EarlyReceipt r order by r.receivedAt, r.id", EarlyReceiptRow.class)
                        .setMaxResults(limit)
                        .getResultStream()
                        .map(EarlyReceiptRow::early)
                        .toList());
    }

    @Override
    public boolean forget(Early receipt) {
        return entities.use(em -> em.createQuery("delete from EarlyReceipt r where r.id = :id")
                        .setParameter("id", receipt.id())
                        .executeUpdate())
                > 0;
    }

    @Override
    public void purge(Instant before) {
        entities.use(em -> em.createQuery("delete from AwaitedReceipt a where a.takenAt < :before")
                .setParameter("before", before)
                .executeUpdate());
    }

    /** What others have changed meanwhile is read anew. */
    private static <T> TypedQuery<T> query(EntityManager em, String query, Class<T> type) {
        return em.createQuery(query, type).setCacheStoreMode(CacheStoreMode.REFRESH);
    }
}
