package org.briefsiegel.billing.ledger;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.ledger.EntryRow.Account;

/** Moves amounts between accounts: a charge's state changes by one atomic update, and with it the ledger grows. */
final class Postings {

    private Postings() {}

    /** @throws IllegalStateException where it is prepaid, and less is left */
    static void reserve(EntityManager em, ChargeRow charge, Instant now) {
        if (!charge.prepaid()) {
            move(em, charge, Account.EXPECTED, Account.RESERVED, now);
            return;
        }
        Money total = charge.total();
        if (total.minorUnits() != 0 && !PrepaidAccounts.add(em, charge.practice(), total.times(-1))) {
            throw new IllegalStateException("the balance of practice " + charge.practice() + " doesn't cover a charge");
        }
        move(em, charge, Account.HELD, Account.PREPAID, now);
    }

    /** At the tax rate of now. Without effect where the charge isn't agreed any more. */
    static boolean reserveAgreed(EntityManager em, ChargeRow charge, int taxPercent, Instant now) {
        boolean ours = em.createQuery(
                                "update Charge c set c.state = :reserved, c.taxPercent = :taxPercent, c.reservedAt = :now"
                                        + " where c.practice = :practice and c.transfer = :transfer and c.kind = :kind"
                                        + " and c.state = :agreed")
                        .setParameter("reserved", Charge.State.RESERVED)
                        .setParameter("taxPercent", taxPercent)
                        .setParameter("now", now)
                        .setParameter("practice", charge.practice())
                        .setParameter("transfer", charge.transfer())
                        .setParameter("kind", charge.kind())
                        .setParameter("agreed", Charge.State.AGREED)
                        .executeUpdate()
                > 0;
        if (ours) {
            reserve(em, charge, now);
        }
        return ours;
    }

    /** Nothing was reserved, so nothing is moved. */
    static void releaseAgreed(EntityManager em, ChargeRow charge, Instant now) {
        advance(em, charge, EnumSet.of(Charge.State.AGREED), Charge.State.RELEASED, now);
    }

    /**
     * Moves what charges that have {@link #advance advanced} amount to. Balances come after all charges: who locks in one order
     * never waits for each other.
     */
    static void move(EntityManager em, List<ChargeRow> advanced, Charge.State state, Instant now) {
        if (state == Charge.State.DOUBTFUL) {
            return;
        }
        for (ChargeRow charge : advanced) {
            if (charge.prepaid()) {
                use(em, charge, state, now);
            } else {
                move(em, charge, Account.RESERVED, Account.EXPECTED, now);
                if (state == Charge.State.POSTED) {
                    move(em, charge, Account.REVENUE, Account.RECEIVABLE, now);
                }
            }
        }
    }

    /** What isn't used is left again. */
    private static void use(EntityManager em, ChargeRow charge, Charge.State state, Instant now) {
        if (state == Charge.State.POSTED) {
            move(em, charge, Account.REVENUE, Account.HELD, now);
            return;
        }
        PrepaidAccounts.add(em, charge.practice(), charge.total());
        move(em, charge, Account.PREPAID, Account.HELD, now);
    }

    /** Without effect where the charge doesn't stand in one of these states any more. */
    static boolean advance(
            EntityManager em, ChargeRow charge, Set<Charge.State> from, Charge.State state, Instant now) {
        return em.createQuery("update Charge c set c.state = :state, c.settledAt = :now"
                                + " where c.practice = :practice and c.transfer = :transfer and c.kind = :kind"
                                + " and c.state in :from")
                        .setParameter("state", state)
                        .setParameter("now", now)
                        .setParameter("practice", charge.practice())
                        .setParameter("transfer", charge.transfer())
                        .setParameter("kind", charge.kind())
                        .setParameter("from", from)
                        .executeUpdate()
                > 0;
    }

    /** What costs nothing moves nothing. */
    private static void move(EntityManager em, ChargeRow charge, Account from, Account to, Instant now) {
        long amount = charge.total().minorUnits();
        if (amount != 0) {
            String posting = "l-" + UUID.randomUUID();
            em.persist(new EntryRow(posting, charge, from, -amount, now));
            em.persist(new EntryRow(posting, charge, to, amount, now));
        }
    }
}
