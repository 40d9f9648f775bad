package org.briefsiegel.billing.ledger;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Quote;
import org.briefsiegel.platform.persistence.Entities;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps quotes and charges in the database. A charge changes its state by one atomic update, and only once. */
@Component
public final class JpaLedger implements Ledger {

    /** How long an old quote is remembered, so that its sender is told the new price and not "unknown". */
    private static final Duration MEMORY = Duration.ofDays(7);

    private final Entities entities;
    private final Clock clock;

    @Activate
    public JpaLedger(@Reference Entities entities) {
        this(entities, Clock.systemUTC());
    }

    JpaLedger(Entities entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public void keep(Quote quote) {
        entities.use(em -> {
            em.createQuery("delete from QuoteLine l where l.quote in"
                            + " (select q.id from Quote q where q.validUntil < :before)")
                    .setParameter("before", Instant.now(clock).minus(MEMORY))
                    .executeUpdate();
            em.createQuery("delete from Quote q where q.validUntil < :before")
                    .setParameter("before", Instant.now(clock).minus(MEMORY))
                    .executeUpdate();
            em.persist(new QuoteRow(quote));
            em.flush(); // the lines refer to it
            for (int i = 0; i < quote.lines().size(); i++) {
                em.persist(new QuoteLineRow(quote.id(), i, quote.lines().get(i)));
            }
            return quote;
        });
    }

    @Override
    public Optional<Quote> findQuote(String practice, String id) {
        return entities.use(em -> em
                .createQuery("select q from Quote q where q.practice = :practice and q.id = :id", QuoteRow.class)
                .setParameter("practice", practice)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> row.toQuote(lines(em, id))));
    }

    private static List<Pricing.Line> lines(EntityManager em, String quote) {
        return em
                .createQuery("select l from QuoteLine l where l.quote = :quote order by l.number", QuoteLineRow.class)
                .setParameter("quote", quote)
                .getResultList()
                .stream()
                .map(QuoteLineRow::toLine)
                .toList();
    }

    @Override
    public void reserve(String practice, String transfer, Money total) {
        entities.use(em -> {
            em.persist(new ChargeRow(practice, transfer, total));
            return total;
        });
    }

    @Override
    public void post(String practice, String transfer) {
        settle(practice, transfer, Charge.State.POSTED);
    }

    @Override
    public void release(String practice, String transfer) {
        settle(practice, transfer, Charge.State.RELEASED);
    }

    private void settle(String practice, String transfer, Charge.State state) {
        entities.use(em -> em.createQuery("update Charge c set c.state = :state"
                        + " where c.practice = :practice and c.transfer = :transfer and c.state = :reserved")
                .setParameter("state", state.name())
                .setParameter("practice", practice)
                .setParameter("transfer", transfer)
                .setParameter("reserved", Charge.State.RESERVED.name())
                .executeUpdate());
    }

    @Override
    public Optional<Charge> findCharge(String practice, String transfer) {
        return entities.use(em -> em
                .createQuery(
                        "select c from Charge c where c.practice = :practice and c.transfer = :transfer",
                        ChargeRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH) // its state changes by bulk updates
                .setParameter("practice", practice)
                .setParameter("transfer", transfer)
                .getResultList()
                .stream()
                .findFirst()
                .map(ChargeRow::toCharge));
    }
}
