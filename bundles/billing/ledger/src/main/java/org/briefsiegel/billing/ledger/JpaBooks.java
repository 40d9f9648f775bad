package org.briefsiegel.billing.ledger;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.briefsiegel.billing.api.Balance;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.settings.Site;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the ledger: statements for practices, sums for whoever checks it. */
@Component(configurationPid = "org.briefsiegel.billing.ledger")
public final class JpaBooks implements Books {

    private final Entities entities;
    private final Words words;
    private final HouseCurrency currency;
    private final ZoneId zone;
    private final Clock clock;

    @Activate
    public JpaBooks(
            @Reference Entities entities,
            @Reference Words words,
            @Reference HouseCurrency currency,
            @Reference Clock clock,
            @Reference Site site,
            Config config) {
        this(entities, words, currency, site.zoneOr(config.zone()), clock);
    }

    JpaBooks(Entities entities, Words words, HouseCurrency currency, ZoneId zone, Clock clock) {
        this.entities = entities;
        this.words = words;
        this.currency = currency;
        this.zone = zone;
        this.clock = clock;
    }

    /** Some that are only added up, where there is no container. */
    public static JpaBooks forAddingUp(Entities entities, HouseCurrency currency, Clock clock) {
        return new JpaBooks(entities, new Words(), currency, ZoneOffset.UTC, clock);
    }

    @Override
    public Instant startOfMonth() {
        return startOf(month(Instant.now(clock)));
    }

    @Override
    public YearMonth month(Instant when) {
        return YearMonth.from(LocalDate.ofInstant(when, zone));
    }

    @Override
    public Instant startOfDay() {
        return today().atStartOfDay(zone).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.now(clock), zone);
    }

    private Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public Statement statement(String practice, YearMonth month, Locale locale) {
        Instant end = startOf(month.plusMonths(1));
        return entities.use(em -> {
            Map<ChargeRow, List<ChargeLineRow>> posted = posted(em, practice, startOf(month), end);
            Sums sums = new Sums(currency);
            Map<String, Money> taken = new TreeMap<>();
            List<Statement.Line> lines = new ArrayList<>();
            posted.forEach((charge, rows) -> {
                sums.add(charge.total(), charge.taxPercent());
                if (charge.prepaid()) {
                    taken.merge(charge.total().currency(), charge.total(), Money::plus);
                }
                rows.forEach(row -> lines.add(row.toLine(charge, words, locale)));
            });
            Statement.Sum last = sums.last();
            return new Statement(
                    practice,
                    month,
                    Instant.now(clock).isBefore(end),
                    lines,
                    sums.taxes(),
                    last.net(),
                    last.gross(),
                    sums.further(),
                    new Statement.Prepaid(List.copyOf(taken.values()), payments(em, practice, startOf(month), end)));
        });
    }

    private static List<Statement.Payment> payments(EntityManager em, String practice, Instant from, Instant until) {
        return em
                .createQuery(
                        "select t from TopUp t where t.practice = :practice and t.bookedAt >= :from"
                                + " and t.bookedAt < :until order by t.bookedAt, t.reference",
                        TopUpRow.class)
                .setParameter("practice", practice)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList()
                .stream()
                .map(TopUpRow::toPayment)
                .toList();
    }

    /** Charges with their lines, in the order in which they were posted. */
    private static Map<ChargeRow, List<ChargeLineRow>> posted(
            EntityManager em, String practice, Instant from, Instant until) {
        Map<ChargeRow, List<ChargeLineRow>> posted = new LinkedHashMap<>();
        for (Object[] row : em.createQuery(
                        "select c, l from Charge c join ChargeLine l on l.transfer = c.transfer and l.kind = c.kind"
                                + " where c.practice = :practice and c.state = :posted"
                                + " and c.settledAt >= :from and c.settledAt < :until"
                                + " order by c.settledAt, c.transfer, c.kind, l.number",
                        Object[].class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .setParameter("practice", practice)
                .setParameter("posted", Charge.State.POSTED)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList()) {
            posted.computeIfAbsent((ChargeRow) row[0], charge -> new ArrayList<>())
                    .add((ChargeLineRow) row[1]);
        }
        return posted;
    }

    @Override
    public List<Balance> balances() {
        return entities.use(PrepaidAccounts::all);
    }

    @Override
    public List<String> discrepancies() {
        return entities.use(Discrepancies::of);
    }

    /** Each in a transaction of its own, so that none holds two practices' balances. */
    @Override
    public int reconcile(Instant before) {
        Instant now = Instant.now(clock);
        List<ChargeRow> doubtful = entities.use(em -> em.createQuery(
                        "select c from Charge c where c.state = :doubtful and c.settledAt < :before", ChargeRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .setParameter("doubtful", Charge.State.DOUBTFUL)
                .setParameter("before", before)
                .getResultList());
        return (int) doubtful.stream()
                .filter(charge -> entities.use(em -> released(em, charge, now)))
                .count();
    }

    private static boolean released(EntityManager em, ChargeRow charge, Instant now) {
        boolean ours = Postings.advance(em, charge, EnumSet.of(Charge.State.DOUBTFUL), Charge.State.RELEASED, now);
        if (ours) {
            Postings.move(em, List.of(charge), Charge.State.RELEASED, now);
        }
        return ours;
    }
}
