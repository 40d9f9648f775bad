package org.briefsiegel.billing.ledger;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Quote;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.platform.persistence.Entities;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps quotes and charges in the database; each change of a charge is a posting of the ledger. */
@Component(configurationPid = "org.briefsiegel.billing.ledger")
public final class JpaLedger implements Ledger {

    /** How long an old quote is remembered, so that its sender is told the new price and not "unknown". */
    private static final Duration MEMORY = Duration.ofDays(7);

    private static final Set<Charge.State> OPEN = EnumSet.of(Charge.State.RESERVED, Charge.State.DOUBTFUL);
    private static final Set<Charge.State> CERTAIN = EnumSet.of(Charge.State.RESERVED);

    /** No cost, or none yet. */
    private static final Set<Charge.State> NO_COST = EnumSet.of(Charge.State.AGREED, Charge.State.RELEASED);

    private static final String NO_FEE = " and c.kind not like '" + Booking.MONTH + "%'";

    private static final Predicate<String> OF_CODES = kind -> !kind.startsWith(Booking.REMINDER);

    private final Entities entities;
    private final Words words;
    private final int taxPercent;
    private final Clock clock;

    @Activate
    public JpaLedger(@Reference Entities entities, @Reference Words words, @Reference Clock clock, Config config) {
        this(entities, words, config.taxPercent(), clock);
    }

    JpaLedger(Entities entities, Words words, int taxPercent, Clock clock) {
        this.entities = entities;
        this.words = words;
        this.taxPercent = taxPercent;
        this.clock = clock;
    }

    /** One that ends charges and posts none, where there is no container. */
    public static JpaLedger forEnding(Entities entities, Clock clock) {
        return new JpaLedger(entities, new Words(), 0, clock);
    }

    @Override
    public void keep(Quote quote) {
        entities.use(em -> {
            em.createQuery("delete from Quote q where q.validUntil < :before") // and by its foreign key each line
                    .setParameter("before", Instant.now(clock).minus(MEMORY))
                    .executeUpdate();
            em.persist(new QuoteRow(quote));
            em.flush(); // the lines refer to it
            for (int i = 0; i < quote.lines().size(); i++) {
                em.persist(new QuoteLineRow(quote.id(), i, quote.lines().get(i), words));
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
    public void reserve(Booking booking) {
        Instant now = Instant.now(clock);
        entities.use(em -> {
            Postings.reserve(em, insert(em, booking, Charge.State.RESERVED, now), now);
            return booking;
        });
    }

    @Override
    public boolean bookOnce(Booking booking, Instant at) {
        return entities.use(em -> {
            boolean isNew = charges(em, booking.practice(), booking.transfer()).stream()
                    .noneMatch(charge -> charge.kind().equals(booking.kind()));
            if (isNew) {
                ChargeRow charge = insert(em, booking, Charge.State.RESERVED, at);
                em.flush(); // a bulk update follows
                Postings.reserve(em, charge, at);
                Postings.advance(em, charge, CERTAIN, Charge.State.POSTED, at);
                Postings.move(em, List.of(charge), Charge.State.POSTED, at);
            }
            return isNew;
        });
    }

    @Override
    public void agree(Booking booking) {
        entities.use(em -> insert(em, booking, Charge.State.AGREED, Instant.now(clock)));
    }

    private ChargeRow insert(EntityManager em, Booking booking, Charge.State state, Instant now) {
        ChargeRow charge = new ChargeRow(booking, state, taxPercent, now);
        em.persist(charge);
        for (int i = 0; i < booking.lines().size(); i++) {
            em.persist(new ChargeLineRow(booking, i, booking.lines().get(i), words));
        }
        return charge;
    }

    @Override
    public boolean reserve(String practice, String transfer, String kind) {
        Instant now = Instant.now(clock);
        return entities.use(em -> charges(em, practice, transfer).stream()
                .filter(charge -> charge.kind().equals(kind))
                .anyMatch(charge -> Postings.reserveAgreed(em, charge, taxPercent, now)));
    }

    @Override
    public void post(String practice, String transfer) {
        settle(practice, transfer, OF_CODES, CERTAIN, Charge.State.POSTED);
    }

    @Override
    public void post(String practice, String transfer, String kind) {
        settle(practice, transfer, kind::equals, CERTAIN, Charge.State.POSTED);
    }

    @Override
    public void confirm(String practice, String transfer) {
        settle(practice, transfer, OF_CODES, OPEN, Charge.State.POSTED);
    }

    @Override
    public void confirm(String practice, String transfer, String kind) {
        settle(practice, transfer, kind::equals, OPEN, Charge.State.POSTED);
    }

    @Override
    public void release(String practice, String transfer) {
        settle(practice, transfer, OF_CODES, OPEN, Charge.State.RELEASED);
    }

    @Override
    public void release(String practice, String transfer, String kind) {
        entities.use(em -> {
            charges(em, practice, transfer).stream()
                    .filter(charge -> charge.kind().equals(kind))
                    .forEach(charge -> Postings.releaseAgreed(em, charge, Instant.now(clock)));
            settle(practice, transfer, kind::equals, OPEN, Charge.State.RELEASED);
            return kind;
        });
    }

    @Override
    public void doubt(String practice, String transfer) {
        settle(practice, transfer, OF_CODES, CERTAIN, Charge.State.DOUBTFUL);
    }

    @Override
    public void doubt(String practice, String transfer, String kind) {
        settle(practice, transfer, kind::equals, CERTAIN, Charge.State.DOUBTFUL);
    }

    private void settle(
            String practice, String transfer, Predicate<String> kinds, Set<Charge.State> from, Charge.State state) {
        Instant now = Instant.now(clock);
        entities.use(em -> {
            List<ChargeRow> advanced = charges(em, practice, transfer).stream()
                    .filter(charge -> kinds.test(charge.kind()))
                    .filter(charge -> Postings.advance(em, charge, from, state, now))
                    .toList();
            Postings.move(em, advanced, state, now);
            return state;
        });
    }

    @Override
    public List<Charge> charges(String practice, String transfer) {
        return entities.use(em -> charges(em, practice, transfer)).stream()
                .map(ChargeRow::toCharge)
                .toList();
    }

    private static List<ChargeRow> charges(EntityManager em, String practice, String transfer) {
        return em.createQuery(
                        "select c from Charge c where c.practice = :practice and c.transfer = :transfer"
                                + " order by c.reservedAt, c.kind",
                        ChargeRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH) // its state changes by bulk updates
                .setParameter("practice", practice)
                .setParameter("transfer", transfer)
                .getResultList();
    }

    @Override
    public int count(String practice, Instant since) {
        return entities.use(em -> em.createQuery(
                                "select count(c) from Charge c where c.practice = :practice"
                                        + " and c.reservedAt >= :since and c.state not in :noCost"
                                        + NO_FEE,
                                Long.class)
                        .setParameter("practice", practice)
                        .setParameter("since", since)
                        .setParameter("noCost", NO_COST)
                        .getSingleResult())
                .intValue();
    }

    @Override
    public long spent(String practice, String currency, Instant since) {
        return spent(practice, currency, since, "");
    }

    @Override
    public long spentOnCodes(String practice, String currency, Instant since) {
        return spent(practice, currency, since, " and c.kind not like '" + Booking.REMINDER + "%'");
    }

    private long spent(String practice, String currency, Instant since, String which) {
        return entities.use(em -> em.createQuery(
                        "select coalesce(sum(c.minorUnits), 0) from Charge c where c.practice = :practice"
                                + " and c.currency = :currency and c.reservedAt >= :since and c.state not in :noCost"
                                + NO_FEE
                                + which,
                        Long.class)
                .setParameter("practice", practice)
                .setParameter("currency", currency)
                .setParameter("since", since)
                .setParameter("noCost", NO_COST)
                .getSingleResult());
    }

    @Override
    public TopUp.Result topUp(TopUp topUp) {
        return entities.use(em -> PrepaidAccounts.book(em, topUp, Instant.now(clock)));
    }

    @Override
    public Money balance(String practice, String currency) {
        return entities.use(em -> PrepaidAccounts.balance(em, practice, currency));
    }

    @Override
    public Money lockedBalance(String practice, String currency) {
        return entities.use(em -> PrepaidAccounts.lockedBalance(em, practice, currency));
    }
}
