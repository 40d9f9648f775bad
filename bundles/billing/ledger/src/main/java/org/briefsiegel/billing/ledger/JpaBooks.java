package org.briefsiegel.billing.ledger;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.ledger.EntryRow.Account;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.settings.Site;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the ledger: statements for practices, sums for whoever checks it. */
@Component(configurationPid = "org.briefsiegel.billing.ledger")
public final class JpaBooks implements Books {

    /** In SQL, since EclipseLink 5.0.0 sums up the wrong table's column over such a join. */
    private static final String DISAGREEING = """
            select c.practice, c.transfer, c.kind from charge c
            left join (select transfer, kind, sum(minor_units) as held from ledger_entry
                where account = ?1 group by transfer, kind) e on e.transfer = c.transfer and e.kind = c.kind
            where coalesce(e.held, 0) <> case when position(c.state in ?2) > 0 then c.minor_units else 0 end
            """;

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
        return startOf(YearMonth.from(today()));
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
            List<Statement.Line> lines = new ArrayList<>();
            posted.forEach((charge, rows) -> {
                sums.add(charge.total(), charge.taxPercent());
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
                    sums.further());
        });
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
    public List<String> discrepancies() {
        return entities.use(em -> {
            List<String> found = new ArrayList<>();
            for (Object[] sum : em.createQuery(
                            "select e.posting, sum(e.minorUnits) from Entry e group by e.posting"
                                    + " having sum(e.minorUnits) <> 0",
                            Object[].class)
                    .getResultList()) {
                found.add("the entries of posting " + sum[0] + " sum up to " + sum[1]);
            }
            found.addAll(disagreeing(em, Account.RECEIVABLE, EnumSet.of(Charge.State.POSTED)));
            found.addAll(disagreeing(em, Account.RESERVED, EnumSet.of(Charge.State.RESERVED, Charge.State.DOUBTFUL)));
            return found;
        });
    }

    /** Charges for which an account doesn't hold the amount that it holds in these states, and nothing in the others. */
    private static List<String> disagreeing(EntityManager em, Account account, Set<Charge.State> states) {
        Query query = em.createNativeQuery(DISAGREEING).setParameter(1, account.name());
        String held = states.stream().map(Charge.State::name).collect(Collectors.joining(" "));
        query.setParameter(2, held);
        List<String> found = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] charge = (Object[]) row;
            found.add("charge " + charge[2] + " of transfer " + charge[1] + ", practice " + charge[0]
                    + ", doesn't agree with the account " + account);
        }
        return found;
    }

    @Override
    public int reconcile(Instant before) {
        Instant now = Instant.now(clock);
        return entities.use(em -> (int) em
                .createQuery(
                        "select c from Charge c where c.state = :doubtful and c.settledAt < :before", ChargeRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .setParameter("doubtful", Charge.State.DOUBTFUL)
                .setParameter("before", before)
                .getResultList()
                .stream()
                .filter(charge ->
                        Postings.settle(em, charge, EnumSet.of(Charge.State.DOUBTFUL), Charge.State.RELEASED, now))
                .count());
    }
}
