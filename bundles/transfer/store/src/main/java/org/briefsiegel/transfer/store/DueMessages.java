package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;

/**
 * Finds the messages whose turn it is, and locks them alone. Two questions, because a question that locks is answered by H2 by
 * locking all that could be meant, before it sorts them: each claim would write every message that waits.
 */
final class DueMessages {

    private static final String DUE = " from outbox where state = 'WAITING' and channel = ?3 and due_at <= ?1"
            + " and (owner is null or due_at <= ?2)"
            + " and (purpose <> 'NOTICE' or not exists (select 1 from outbox code where code.transfer = outbox.transfer"
            + " and code.practice = outbox.practice and code.state = 'WAITING' and code.purpose = 'FACTOR'))"
            + " and practice ";

    /** Sorted like an index, which lets both databases stop at the first. */
    private static final String NEXT_PRACTICE =
            "select practice" + DUE + "> ?4 order by state, channel, practice limit 1";

    /** As many as others may be taking at this moment. */
    private static final int OTHERS = 20;

    private static final String OLDEST = "select id" + DUE + "= ?4 order by state, channel, practice, due_at limit ";

    private static final String NEWEST =
            "select id" + DUE + "= ?4 order by state, channel, practice, due_at desc limit ";

    /** SQL, because JPQL knows no SKIP LOCKED. */
    private static final String THESE = "select *" + DUE + "= ?4 and id in (%s) for update skip locked";

    private static final int FIRST_ID = 5;

    private final EntityManager em;
    private final Claim claim;
    private final Turn turn;

    DueMessages(EntityManager em, Claim claim, Turn turn) {
        this.em = em;
        this.claim = claim;
        this.turn = turn;
    }

    /** Leases them; empty where there are none that others aren't taking. */
    List<Item> lease(int limit) {
        Rotation rotation = new Rotation();
        List<Item> leased = new ArrayList<>();
        List<String> practices = rotation.next(limit);
        while (leased.isEmpty() && !practices.isEmpty()) {
            int each = (limit + practices.size() - 1) / practices.size();
            for (String practice : practices) {
                leased.addAll(lease(practice, Math.min(each, limit - leased.size())));
            }
            practices = rotation.next(limit);
        }
        return leased;
    }

    /** The practices for which something waits, from the one whose turn it is once round. */
    private final class Rotation {

        private String last = turn.after();
        private boolean begunAnew;
        private boolean over;

        List<String> next(int limit) {
            List<String> practices = new ArrayList<>();
            while (!over && practices.size() < limit) {
                next().ifPresentOrElse(practices::add, () -> over = true);
            }
            return practices;
        }

        private Optional<String> next() {
            Optional<String> practice = texts(NEXT_PRACTICE, last).stream().findFirst();
            if (practice.isEmpty() && !begunAnew) {
                begunAnew = true;
                practice = texts(NEXT_PRACTICE, "").stream().findFirst();
            }
            Optional<String> found = practice.filter(it -> !begunAnew || it.compareTo(turn.after()) <= 0);
            found.ifPresent(it -> last = it);
            return found;
        }
    }

    /** So many of a practice's messages; of some of them others may have taken all. */
    private List<Item> lease(String practice, int limit) {
        List<Item> leased = new ArrayList<>();
        if (limit < 1) {
            return leased;
        }
        List<String> ids = texts((turn.newest() ? NEWEST : OLDEST) + (limit + OTHERS), practice);
        int looked = 0;
        while (leased.size() < limit && looked < ids.size()) {
            int wanted =
                    Math.min(limit - leased.size(), ids.size() - looked); // no more, or others would find these taken
            leased.addAll(lease(practice, ids.subList(looked, looked + wanted)));
            looked += wanted;
        }
        return leased;
    }

    private List<String> texts(String sql, String practice) {
        List<?> found = due(em.createNativeQuery(sql), practice).getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    /** In this order, without those that another has, or has had since. */
    private List<Item> lease(String practice, List<String> ids) {
        String places = IntStream.range(FIRST_ID, FIRST_ID + ids.size())
                .mapToObj(place -> "?" + place)
                .collect(Collectors.joining(", "));
        Query query = due(em.createNativeQuery(THESE.formatted(places), MessageRow.class), practice)
                .setCacheStoreMode(CacheStoreMode.REFRESH);
        for (int i = 0; i < ids.size(); i++) {
            query.setParameter(FIRST_ID + i, ids.get(i));
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(MessageRow.class::cast)
                .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                .map(row -> row.lease(claim.owner(), claim.now().plus(claim.lease())))
                .toList();
    }

    private Query due(Query query, String practice) {
        return query.setParameter(1, claim.now())
                .setParameter(2, claim.lapsed())
                .setParameter(3, turn.channel())
                .setParameter(4, practice);
    }
}
