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
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Quote;
import org.briefsiegel.billing.api.Statement;

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
            return new Charge(booking.kind(), booking.total(), state);
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
    private final int taxPercent;
    private final Clock clock;

    MemoryLedger(MemoryTransactions transactions, int taxPercent, Clock clock) {
        this(transactions, new Table<>(transactions), new Table<>(transactions), taxPercent, clock);
    }

    private MemoryLedger(
            MemoryTransactions transactions,
            Table<String, Quote> quotes,
            Table<String, Entry> charges,
            int taxPercent,
            Clock clock) {
        this.transactions = transactions;
        this.quotes = quotes;
        this.charges = charges;
        this.taxPercent = taxPercent;
        this.clock = clock;
    }

    /** The same charges at another time, and at another rate for those to come. */
    MemoryLedger at(int otherPercent, Clock otherClock) {
        return new MemoryLedger(transactions, quotes, charges, otherPercent, otherClock);
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
        transactions.within(() -> charges.insert(entry.key(), entry));
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
            agreed.ifPresent(entry ->
                    charges.put(entry.key(), new Entry(entry.booking(), taxPercent, now, now, Charge.State.RESERVED)));
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
                .forEach(entry -> charges.put(entry.key(), entry.settled(to, clock.instant()))));
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
        return transactions.within(() -> charges.updateAll(
                entry -> entry.state() == Charge.State.DOUBTFUL
                        && entry.settledAt().isBefore(before),
                entry -> entry.settled(Charge.State.RELEASED, clock.instant())));
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
                .filter(entry -> !NO_COST.contains(entry.state()));
    }
}
