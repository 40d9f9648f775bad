package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final String THIS_ONE = "select *" + DUE + "= ?4 and id = ?5 for update skip locked";

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
        for (String id : texts((turn.newest() ? NEWEST : OLDEST) + (limit + OTHERS), practice)) {
            if (leased.size() < limit) {
                lease(practice, id).ifPresent(leased::add);
            }
        }
        return leased;
    }

    private List<String> texts(String sql, String practice) {
        List<?> found = due(em.createNativeQuery(sql), practice).getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    /** Empty where another has it, or has had it since. */
    private Optional<Item> lease(String practice, String id) {
        List<?> rows = due(em.createNativeQuery(THIS_ONE, MessageRow.class), practice)
                .setParameter(5, id)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .getResultList();
        return rows.stream()
                .map(MessageRow.class::cast)
                .findFirst()
                .map(row -> row.lease(claim.owner(), claim.now().plus(claim.lease())));
    }

    private Query due(Query query, String practice) {
        return query.setParameter(1, claim.now())
                .setParameter(2, claim.lapsed())
                .setParameter(3, turn.channel())
                .setParameter(4, practice);
    }
}
