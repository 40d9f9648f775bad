package org.briefsiegel.webhook.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.briefsiegel.webhook.api.WebhookMessage;

/**
 * Finds the message that is due first, and locks it alone. Two questions, because a question that locks is answered by H2 by
 * locking all that could be meant, before it sorts them: each claim would write every message that waits.
 */
final class DueMessages {

    private static final String DUE = " from webhook_message where state = 'WAITING' and due_at <= ?1";

    /** SQL, because JPQL knows no SKIP LOCKED. */
    private static final String THIS_ONE = "select *" + DUE + " and id = ?2 for update skip locked";

    /** Of the parameters that name practices. */
    private static final int FIRST = 2;

    private final EntityManager em;
    private final Instant now;

    DueMessages(EntityManager em, Instant now) {
        this.em = em;
        this.now = now;
    }

    /**
     * Empty where there is none that others aren't taking.
     *
     * @param busy practices whose messages have to wait
     */
    Optional<WebhookMessage> lease(Duration lease, List<String> busy) {
        return first(busy).stream()
                .map(id -> lease(lease, id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** More than there may be that others are taking at this moment. */
    private List<String> first(List<String> busy) {
        String names = IntStream.range(FIRST, FIRST + busy.size())
                .mapToObj(parameter -> "?" + parameter)
                .collect(Collectors.joining(", "));
        Query query = em.createNativeQuery("select id" + DUE
                        + (busy.isEmpty() ? "" : " and practice not in (" + names + ")")
                        + " order by state, due_at limit 20")
                .setParameter(1, now);
        for (int i = 0; i < busy.size(); i++) {
            query.setParameter(FIRST + i, busy.get(i));
        }
        List<?> ids = query.getResultList();
        return ids.stream().map(String.class::cast).toList();
    }

    /** Empty where another has it, or has had it since. */
    private Optional<WebhookMessage> lease(Duration lease, String id) {
        List<?> rows = em.createNativeQuery(THIS_ONE, WebhookMessageRow.class)
                .setParameter(1, now)
                .setParameter(2, id)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .getResultList();
        return rows.stream().map(WebhookMessageRow.class::cast).findFirst().map(row -> row.lease(now.plus(lease)));
    }
}
