package org.briefsiegel.testkit.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.Balance;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Quote;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.api.TopUp;

/** Charges and quotes; without the accounts that they are posted to. */
final class MemoryLedger implements Ledger {

    private static final Duration MEMORY = Duration.ofDays(7);
    private static final Set<Charge.State> OPEN = EnumSet.of(Charge.State.RESERVED, Charge.State.DOUBTFUL);
    private static final Set<Charge.State> CERTAIN = EnumSet.of(Charge.State.RESERVED);
    private static final Set<Charge.State> NOT_OWED =
            EnumSet.of(Charge.State.AGREED, Charge.State.RESERVED, Charge.State.DOUBTFUL);
    private static final Set<Charge.State> NO_COST = EnumSet.of(Charge.State.AGREED, Charge.State.RELEASED);
    private static final Predicate<String> OF_CODES = kind -> !kind.startsWith(Booking.REMINDER);

    /** @param settledAt when it came to stand so; when it was reserved, as long as it is */
    record Entry(Booking booking, int taxPercent, Instant reservedAt, Instant settledAt, Charge.State state) {

        Charge charge() {
            return new Charge(booking.kind(), booking.total(), state, booking.prepaid());
        }

        Stream<Statement.Line> lines() {
            return booking.lines().stream()
                    .map(line -> new Statement.Line(
                            settledAt,
                            booking.transfer(),
                            booking.kind(),
                            line.wording().kind(),
                            line.quantity(),
                            line.each()));
        }

        Entry settled(Charge.State to, Instant now) {
            return new Entry(booking, taxPercent, reservedAt, now, to);
        }

        String key() {
            return booking.transfer() + "/" + booking.kind();
        }
    }

    private final MemoryTransactions transactions;
    private final Table<String, Quote> quotes;
    private final Table<String, Entry> charges;
    private final MemoryBalances balances;
    private final int taxPercent;
    private final Clock clock;

    MemoryLedger(MemoryTransactions transactions, int taxPercent, Clock clock) {
        this(
                transactions,
                new Table<>(transactions),
                new Table<>(transactions),
                new MemoryBalances(transactions),
                taxPercent,
                clock);
    }

    private MemoryLedger(
            MemoryTransactions transactions,
            Table<String, Quote> quotes,
            Table<String, Entry> charges,
            MemoryBalances balances,
            int taxPercent,
            Clock clock) {
        this.transactions = transactions;
        this.quotes = quotes;
        this.charges = charges;
        this.balances = balances;
        this.taxPercent = taxPercent;
        this.clock = clock;
    }

    /** The same charges at another time, and at another rate for those to come. */
    MemoryLedger at(int otherPercent, Clock otherClock) {
        return new MemoryLedger(transactions, quotes, charges, balances, otherPercent, otherClock);
    }

    @Override
    public void keep(Quote quote) {
        Instant before = clock.instant().minus(MEMORY);
        transactions.within(() -> {
            quotes.removeAll(it -> it.validUntil().isBefore(before));
            quotes.insert(quote.id(), quote);
        });
    }

    @Override
    public Optional<Quote> findQuote(String practice, String id) {
        return transactions.within(
                () -> quotes.find(id).filter(quote -> quote.practice().equals(practice)));
    }

    @Override
    public void reserve(Booking booking) {
        Instant now = clock.instant();
        Entry entry = new Entry(booking, taxPercent, now, now, Charge.State.RESERVED);
        transactions.within(() -> {
            take(booking);
            charges.insert(entry.key(), entry);
        });
    }

    private void take(Booking booking) {
        if (booking.prepaid()
                && !balances.add(booking.practice(), booking.total().times(-1))) {
            throw new IllegalStateException("the balance doesn't cover a charge");
        }
    }

    @Override
    public boolean bookOnce(Booking booking, Instant at) {
        Entry entry = new Entry(booking, taxPercent, at, at, Charge.State.POSTED);
        return transactions.within(() -> {
            boolean isNew = charges.find(entry.key()).isEmpty();
            if (isNew) {
                take(booking);
                charges.insert(entry.key(), entry);
            }
            return isNew;
        });
    }

    @Override
    public void agree(Booking booking) {
        Instant now = clock.instant();
        Entry entry = new Entry(booking, taxPercent, now, now, Charge.State.AGREED);
        transactions.within(() -> charges.insert(entry.key(), entry));
    }

    @Override
    public boolean reserve(String practice, String transfer, String kind) {
        Instant now = clock.instant();
        return transactions.within(() -> {
            Optional<Entry> agreed = of(practice, transfer)
                    .filter(entry -> entry.booking().kind().equals(kind))
                    .filter(entry -> entry.state() == Charge.State.AGREED)
                    .findFirst();
            agreed.ifPresent(entry -> {
                take(entry.booking());
                charges.put(entry.key(), new Entry(entry.booking(), taxPercent, now, now, Charge.State.RESERVED));
            });
            return agreed.isPresent();
        });
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
        settle(practice, transfer, kind::equals, NOT_OWED, Charge.State.RELEASED);
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
            String practice, String transfer, Predicate<String> kinds, Set<Charge.State> from, Charge.State to) {
        transactions.within(() -> of(practice, transfer)
                .filter(entry -> kinds.test(entry.booking().kind()))
                .filter(entry -> from.contains(entry.state()))
                .toList()
                .forEach(entry -> settle(entry, to)));
    }

    /** What isn't used of a balance is left again. */
    private void settle(Entry entry, Charge.State to) {
        if (entry.booking().prepaid() && to == Charge.State.RELEASED && OPEN.contains(entry.state())) {
            balances.add(entry.booking().practice(), entry.booking().total());
        }
        charges.put(entry.key(), entry.settled(to, clock.instant()));
    }

    @Override
    public TopUp.Result topUp(TopUp topUp) {
        return transactions.within(() -> balances.book(topUp, clock.instant()));
    }

    @Override
    public Money balance(String practice, String currency) {
        return transactions.within(() -> balances.of(practice, currency));
    }

    /** As any, since one transaction comes after the other. */
    @Override
    public Money lockedBalance(String practice, String currency) {
        return balance(practice, currency);
    }

    List<Statement.Payment> payments(String practice, Instant from, Instant until) {
        return transactions.within(() -> balances.payments(practice, from, until));
    }

    List<Balance> balances() {
        return transactions.within(() -> balances.all((practice, currency) -> charges.rows()
                .filter(entry -> entry.booking().prepaid() && OPEN.contains(entry.state()))
                .filter(entry -> entry.booking().practice().equals(practice))
                .map(entry -> entry.booking().total())
                .filter(total -> total.currency().equals(currency))
                .reduce(new Money(0, currency), Money::plus)));
    }

    /** In the order in which they were posted. */
    List<Entry> posted(String practice, Instant from, Instant until) {
        return transactions.within(() -> charges.rows()
                .filter(entry -> entry.booking().practice().equals(practice))
                .filter(entry -> entry.state() == Charge.State.POSTED)
                .filter(entry ->
                        !entry.settledAt().isBefore(from) && entry.settledAt().isBefore(until))
                .sorted(Comparator.comparing(Entry::settledAt))
                .toList());
    }

    /** Those that were in doubt before this time; says how many there were. */
    int releaseDoubtful(Instant before) {
        return transactions.within(() -> {
            List<Entry> doubtful = charges.rows()
                    .filter(entry -> entry.state() == Charge.State.DOUBTFUL)
                    .filter(entry -> entry.settledAt().isBefore(before))
                    .toList();
            doubtful.forEach(entry -> settle(entry, Charge.State.RELEASED));
            return doubtful.size();
        });
    }

    @Override
    public List<Charge> charges(String practice, String transfer) {
        return transactions.within(() -> of(practice, transfer)
                .sorted(Comparator.comparing(Entry::reservedAt)
                        .thenComparing(entry -> entry.booking().kind()))
                .map(Entry::charge)
                .toList());
    }

    @Override
    public int count(String practice, Instant since) {
        return transactions.within(() -> Math.toIntExact(since(practice, since).count()));
    }

    @Override
    public long spent(String practice, String currency, Instant since) {
        return spent(practice, currency, since, kind -> true);
    }

    @Override
    public long spentOnCodes(String practice, String currency, Instant since) {
        return spent(practice, currency, since, OF_CODES);
    }

    private long spent(String practice, String currency, Instant since, Predicate<String> kinds) {
        return transactions.within(() -> since(practice, since)
                .map(Entry::booking)
                .filter(booking -> kinds.test(booking.kind()))
                .map(Booking::total)
                .filter(total -> total.currency().equals(currency))
                .mapToLong(total -> total.minorUnits())
                .sum());
    }

    private Stream<Entry> of(String practice, String transfer) {
        return charges.rows(transfer + "/", transfer + "0") // which follows the slash
                .filter(entry -> entry.booking().practice().equals(practice));
    }

    private Stream<Entry> since(String practice, Instant since) {
        return charges.rows()
                .filter(entry -> entry.booking().practice().equals(practice))
                .filter(entry -> !entry.reservedAt().isBefore(since))
                .filter(entry -> !entry.booking().kind().startsWith(Booking.MONTH))
                .filter(entry -> !NO_COST.contains(entry.state()));
    }
}
