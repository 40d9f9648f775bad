package org.briefsiegel.billing.ledger;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.ledger.EntryRow.Account;

/** Moves amounts between accounts: a charge's state changes by one atomic update, and with it the ledger grows. */
final class Postings {

    private Postings() {}

    static void reserve(EntityManager em, ChargeRow charge, Instant now) {
        move(em, charge, Account.EXPECTED, Account.RESERVED, now);
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

    /** Without effect where the charge doesn't stand in one of these states any more. */
    static boolean settle(EntityManager em, ChargeRow charge, Set<Charge.State> from, Charge.State state, Instant now) {
        if (!advance(em, charge, from, state, now)) {
            return false;
        }
        if (state != Charge.State.DOUBTFUL) {
            move(em, charge, Account.RESERVED, Account.EXPECTED, now);
        }
        if (state == Charge.State.POSTED) {
            move(em, charge, Account.REVENUE, Account.RECEIVABLE, now);
        }
        return true;
    }

    private static boolean advance(
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
