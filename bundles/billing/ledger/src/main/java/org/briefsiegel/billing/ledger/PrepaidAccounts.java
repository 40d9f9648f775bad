package org.briefsiegel.billing.ledger;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.billing.api.Balance;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.billing.ledger.EntryRow.Account;

/** What practices have paid in advance: a balance changes by one atomic update, never below zero, and with it the ledger grows. */
final class PrepaidAccounts {

    /** The kind of a top-up's entries. */
    static final String KIND = "top-up";

    private PrepaidAccounts() {}

    static Money balance(EntityManager em, String practice, String currency) {
        return left(query(em, practice, currency), currency);
    }

    static Money lockedBalance(EntityManager em, String practice, String currency) {
        return left(query(em, practice, currency).setLockMode(LockModeType.PESSIMISTIC_WRITE), currency);
    }

    private static Money left(TypedQuery<PrepaidAccountRow> query, String currency) {
        return query.getResultList().stream()
                .findFirst()
                .map(PrepaidAccountRow::left)
                .orElse(new Money(0, currency));
    }

    private static TypedQuery<PrepaidAccountRow> query(EntityManager em, String practice, String currency) {
        return em.createQuery(
                        "select a from PrepaidAccount a where a.practice = :practice and a.currency = :currency",
                        PrepaidAccountRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH) // it changes by bulk updates
                .setParameter("practice", practice)
                .setParameter("currency", currency);
    }

    static List<Balance> all(EntityManager em) {
        Map<PrepaidAccountRow.Key, Long> reserved = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "select c.practice, c.currency, sum(c.minorUnits) from Charge c where c.prepaid = true"
                                + " and c.state in :open group by c.practice, c.currency",
                        Object[].class)
                .setParameter("open", EnumSet.of(Charge.State.RESERVED, Charge.State.DOUBTFUL))
                .getResultList()) {
            reserved.put(new PrepaidAccountRow.Key((String) row[0], (String) row[1]), (Long) row[2]);
        }
        return em
                .createQuery("select a from PrepaidAccount a order by a.practice, a.currency", PrepaidAccountRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .getResultList()
                .stream()
                .map(row -> row.toBalance(reserved.getOrDefault(row.key(), 0L)))
                .toList();
    }

    /** False, and without effect, where this would make the balance negative, or where nothing was ever paid. */
    static boolean add(EntityManager em, String practice, Money amount) {
        return em.createQuery("update PrepaidAccount a set a.minorUnits = a.minorUnits + :amount"
                                + " where a.practice = :practice and a.currency = :currency"
                                + " and a.minorUnits + :amount >= 0")
                        .setParameter("amount", amount.minorUnits())
                        .setParameter("practice", practice)
                        .setParameter("currency", amount.currency())
                        .executeUpdate()
                > 0;
    }

    static TopUp.Result book(EntityManager em, TopUp topUp, Instant now) {
        Optional<TopUp> before = find(em, topUp.practice(), topUp.reference());
        if (before.isPresent()) {
            return before.get().amount().equals(topUp.amount())
                    ? TopUp.Result.BOOKED_BEFORE
                    : TopUp.Result.REFERENCE_IN_USE;
        }
        if (!add(em, topUp.practice(), topUp.amount()) && !opened(em, topUp)) {
            return TopUp.Result.NOT_COVERED;
        }
        String id = "u-" + UUID.randomUUID();
        em.persist(new TopUpRow(topUp, id, now));
        String posting = "l-" + UUID.randomUUID();
        em.persist(
                EntryRow.of(posting, topUp, id, Account.PREPAID, -topUp.amount().minorUnits(), now));
        em.persist(EntryRow.of(posting, topUp, id, Account.CASH, topUp.amount().minorUnits(), now));
        return TopUp.Result.BOOKED;
    }

    /** A practice's first top-up opens its account. */
    private static boolean opened(EntityManager em, TopUp topUp) {
        if (topUp.amount().minorUnits() < 0) {
            return false;
        }
        em.persist(new PrepaidAccountRow(topUp.practice(), topUp.amount()));
        em.flush(); // bulk updates see it
        return true;
    }

    private static Optional<TopUp> find(EntityManager em, String practice, String reference) {
        return em
                .createQuery(
                        "select t from TopUp t where t.practice = :practice and t.reference = :reference",
                        TopUpRow.class)
                .setParameter("practice", practice)
                .setParameter("reference", reference)
                .getResultList()
                .stream()
                .findFirst()
                .map(TopUpRow::toTopUp);
    }
}
