package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.Balance;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.api.TopUp;

/** What practices have paid in advance. Used within a transaction only. */
final class MemoryBalances {

    private record Left(String practice, Money money) {}

    private record Booked(TopUp topUp, Instant at) {}

    private final Table<String, Left> left;
    private final Table<String, Booked> topUps;

    MemoryBalances(MemoryTransactions transactions) {
        left = new Table<>(transactions);
        topUps = new Table<>(transactions);
    }

    Money of(String practice, String currency) {
        return left.find(key(practice, currency)).map(Left::money).orElse(new Money(0, currency));
    }

    /** False, and without effect, where this would make it negative. */
    boolean add(String practice, Money amount) {
        Money sum = of(practice, amount.currency()).plus(amount);
        if (sum.minorUnits() < 0) {
            return false;
        }
        left.put(key(practice, amount.currency()), new Left(practice, sum));
        return true;
    }

    TopUp.Result book(TopUp topUp, Instant now) {
        String key = key(topUp.practice(), topUp.reference());
        return topUps.find(key)
                .map(before -> before.topUp().amount().equals(topUp.amount())
                        ? TopUp.Result.BOOKED_BEFORE
                        : TopUp.Result.REFERENCE_IN_USE)
                .orElseGet(() -> {
                    if (!add(topUp.practice(), topUp.amount())) {
                        return TopUp.Result.NOT_COVERED;
                    }
                    topUps.insert(key, new Booked(topUp, now));
                    return TopUp.Result.BOOKED;
                });
    }

    /** @param reserved what is reserved for a practice in a currency */
    List<Balance> all(BiFunction<String, String, Money> reserved) {
        return left.rows()
                .map(it -> new Balance(
                        it.practice(),
                        it.money(),
                        reserved.apply(it.practice(), it.money().currency())))
                .toList();
    }

    List<Statement.Payment> payments(String practice, Instant from, Instant until) {
        Stream<Booked> some = topUps.rows()
                .filter(it -> it.topUp().practice().equals(practice))
                .filter(it -> !it.at().isBefore(from) && it.at().isBefore(until));
        return some.sorted(Comparator.comparing(Booked::at))
                .map(it -> new Statement.Payment(
                        it.at(), it.topUp().reference(), it.topUp().amount()))
                .toList();
    }

    private static String key(String practice, String part) {
        return practice + "/" + part;
    }
}
