package org.briefsiegel.testkit.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.briefsiegel.billing.api.Balance;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.api.Statement.Sum;
import org.briefsiegel.billing.api.Statement.Tax;

/** Statements for practices in Vienna, in the words of the lines' kinds. Without accounts nothing can disagree. */
final class MemoryBooks implements Books {

    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    private final MemoryLedger ledger;
    private final HouseCurrency currency;
    private final Clock clock;

    MemoryBooks(MemoryLedger ledger, HouseCurrency currency, Clock clock) {
        this.ledger = ledger;
        this.currency = currency;
        this.clock = clock;
    }

    @Override
    public Instant startOfMonth() {
        return startOf(month(clock.instant()));
    }

    @Override
    public YearMonth month(Instant when) {
        return YearMonth.from(LocalDate.ofInstant(when, ZONE));
    }

    @Override
    public Instant startOfDay() {
        return today().atStartOfDay(ZONE).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZONE).toInstant();
    }

    @Override
    public Statement statement(String practice, YearMonth month, Locale locale) {
        Instant end = startOf(month.plusMonths(1));
        List<MemoryLedger.Entry> posted = ledger.posted(practice, startOf(month), end);
        List<Tax> taxes = new ArrayList<>();
        List<Sum> sums = new ArrayList<>();
        net(posted).values().forEach(byRate -> {
            List<Tax> some = byRate.entrySet().stream()
                    .map(rate -> Tax.on(rate.getValue(), rate.getKey()))
                    .toList();
            taxes.addAll(some);
            sums.add(sum(some));
        });
        if (sums.isEmpty()) {
            sums.add(new Sum(currency.nothing(), currency.nothing()));
        }
        Sum last = sums.remove(sums.size() - 1);
        return new Statement(
                practice,
                month,
                clock.instant().isBefore(end),
                posted.stream().flatMap(MemoryLedger.Entry::lines).toList(),
                taxes,
                last.net(),
                last.gross(),
                sums,
                new Statement.Prepaid(taken(posted), ledger.payments(practice, startOf(month), end)));
    }

    private static List<Money> taken(List<MemoryLedger.Entry> posted) {
        Map<String, Money> taken = new TreeMap<>();
        posted.stream()
                .filter(entry -> entry.booking().prepaid())
                .map(entry -> entry.booking().total())
                .forEach(total -> taken.merge(total.currency(), total, Money::plus));
        return List.copyOf(taken.values());
    }

    @Override
    public List<Balance> balances() {
        return ledger.balances();
    }

    /** By currency, the latest last; within one, by tax rate. */
    private static Map<String, Map<Integer, Money>> net(List<MemoryLedger.Entry> posted) {
        Map<String, Map<Integer, Money>> net = new LinkedHashMap<>();
        posted.forEach(entry -> {
            Money total = entry.booking().total();
            Map<Integer, Money> byRate =
                    net.containsKey(total.currency()) ? net.remove(total.currency()) : new TreeMap<>();
            byRate.merge(entry.taxPercent(), total, Money::plus);
            net.put(total.currency(), byRate);
        });
        return net;
    }

    private static Sum sum(List<Tax> taxes) {
        Money net = taxes.stream().map(Tax::net).reduce(Money::plus).orElseThrow();
        return new Sum(net, taxes.stream().map(Tax::tax).reduce(net, Money::plus));
    }

    @Override
    public List<String> discrepancies() {
        return List.of();
    }

    @Override
    public int reconcile(Instant before) {
        return ledger.releaseDoubtful(before);
    }
}
