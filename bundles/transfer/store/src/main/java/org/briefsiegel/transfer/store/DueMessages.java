package org.briefsiegel.transfer.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;

/**
 * Finds the message whose turn it is, and locks it alone. Two questions, because a question that locks is answered by H2 by
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

    /** More than there may be whom others are taking at this moment. */
    private static final String SOME = " limit 20";

    private static final String OLDEST = "select id" + DUE + "= ?4 order by state, channel, practice, due_at" + SOME;

    private static final String NEWEST =
            "select id" + DUE + "= ?4 order by state, channel, practice, due_at desc" + SOME;

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

    /** Leases it; empty where there is none that others aren't taking. */
    Optional<Item> lease() {
        return first(turn.after(), Optional.empty()).or(() -> first("", Optional.of(turn.after())));
    }

    /** The first message of the practices after one, up to another; of some of them others may have taken all. */
    private Optional<Item> first(String after, Optional<String> last) {
        String practice = after;
        while (true) {
            Optional<String> next = texts(NEXT_PRACTICE, practice).stream()
                    .findFirst()
                    .filter(it -> last.isEmpty() || it.compareTo(last.get()) <= 0);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            practice = next.get();
            for (String id : texts(turn.newest() ? NEWEST : OLDEST, practice)) {
                Optional<Item> leased = lease(practice, id);
                if (leased.isPresent()) {
                    return leased;
                }
            }
        }
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
