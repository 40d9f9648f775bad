package org.briefsiegel.billing.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;

/** Adds up charges by currency and tax rate: the operator may change both within a month. Not thread-safe. */
final class Sums {

    private final HouseCurrency currency;

    /** By currency, the latest last; within one, by rate. */
    private final Map<String, Map<Integer, Money>> net = new LinkedHashMap<>();

    /** @param currency that of a month in which nothing was charged */
    Sums(HouseCurrency currency) {
        this.currency = currency;
    }

    void add(Money amount, int taxPercent) {
        Map<Integer, Money> byRate = net.remove(amount.currency());
        if (byRate == null) {
            byRate = new TreeMap<>();
        }
        byRate.merge(taxPercent, amount, Money::plus);
        net.put(amount.currency(), byRate);
    }

    List<Statement.Tax> taxes() {
        return net.values().stream().flatMap(Sums::taxes).toList();
    }

    /** In the currency of what was added last. */
    Statement.Sum last() {
        List<Statement.Sum> all = all();
        return all.isEmpty() ? new Statement.Sum(currency.nothing(), currency.nothing()) : all.get(all.size() - 1);
    }

    /** In all other currencies. */
    List<Statement.Sum> further() {
        List<Statement.Sum> all = all();
        return all.isEmpty() ? List.of() : all.subList(0, all.size() - 1);
    }

    private List<Statement.Sum> all() {
        List<Statement.Sum> sums = new ArrayList<>();
        for (Map<Integer, Money> byRate : net.values()) {
            Money sum = sum(byRate.values().stream());
            sums.add(new Statement.Sum(sum, sum.plus(sum(taxes(byRate).map(Statement.Tax::tax)))));
        }
        return sums;
    }

    private static Stream<Statement.Tax> taxes(Map<Integer, Money> byRate) {
        return byRate.entrySet().stream().map(rate -> Statement.Tax.on(rate.getValue(), rate.getKey()));
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money::plus).orElseThrow();
    }
}
