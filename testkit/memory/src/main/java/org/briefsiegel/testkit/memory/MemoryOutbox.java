package org.briefsiegel.testkit.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Receipts;

/** Messages that wait, and what has become of the others. */
final class MemoryOutbox implements Outbox {

    private static final Set<Purpose> PARTS = EnumSet.of(Purpose.NOTICE, Purpose.FACTOR, Purpose.ATTACHMENT);

    private static final Comparator<Message> FIRST_DUE = Comparator.comparing(Message::dueAt)
            .thenComparing(message -> message.item().id());

    private final MemoryTransactions transactions;
    private final Table<String, Message> waiting;
    private final Table<String, Message> settled;
    private final Table<String, Message> withdrawn;
    private final MemoryReceipts receipts;

    MemoryOutbox(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.waiting = new Table<>(transactions);
        this.settled = new Table<>(transactions);
        this.withdrawn = new Table<>(transactions);
        this.receipts = new MemoryReceipts(transactions, this);
    }

    @Override
    public void enqueue(Item item) {
        enqueueAlert(item, "");
    }

    @Override
    public void enqueueAlert(Item item, String about) {
        transactions.within(
                () -> waiting.insert(item.id(), new Message(item, about, item.createdAt(), Optional.empty())));
    }

    @Override
    public List<Told> told(String practice, Instant after) {
        return transactions.within(
                () -> all().filter(message -> message.item().practice().equals(practice))
                        .filter(message -> message.item().purpose() == Purpose.ALERT)
                        .filter(message -> message.item().createdAt().isAfter(after))
                        .map(message -> new Told(
                                message.item().transfer(),
                                message.about(),
                                message.item().createdAt()))
                        .sorted(Comparator.comparing(Told::time))
                        .toList());
    }

    @Override
    public boolean inHand(String practice, String transfer, Purpose purpose, Instant now) {
        return transactions.within(() -> of(practice, transfer)
                .filter(message -> message.item().purpose() == purpose)
                .anyMatch(message ->
                        message.owner().isPresent() && message.dueAt().isAfter(now)));
    }

    @Override
    public List<Item> claim(Claim claim, Turn turn, int limit) {
        return transactions.within(() -> {
            List<Item> claimed = new ArrayList<>();
            Optional<Item> item = next(claim, turn);
            while (item.isPresent()) {
                claimed.add(item.get());
                Turn further = new Turn(turn.channel(), item.get().practice(), turn.newest());
                item = claimed.size() < limit ? next(claim, further) : Optional.empty();
            }
            return claimed;
        });
    }

    private Optional<Item> next(Claim claim, Turn turn) {
        return transactions.within(() -> {
            Set<String> codes = waiting.rows()
                    .map(Message::item)
                    .filter(item -> item.purpose() == Purpose.FACTOR)
                    .map(Item::transfer)
                    .collect(Collectors.toSet());
            List<Message> due = waiting.rows()
                    .filter(message -> message.item().channel().equals(turn.channel()))
                    .filter(message -> message.isFree(claim))
                    .filter(message -> message.item().purpose() != Purpose.NOTICE
                            || !codes.contains(message.item().transfer()))
                    .toList();
            Comparator<Message> first = turn.newest() ? FIRST_DUE.reversed() : FIRST_DUE;
            return practiceWithTheTurn(due, turn.after())
                    .flatMap(practice -> due.stream()
                            .filter(message -> message.item().practice().equals(practice))
                            .min(first)
                            .map(message -> lease(message, claim)));
        });
    }

    /** The next one in the alphabet, or else the first. */
    private static Optional<String> practiceWithTheTurn(List<Message> due, String after) {
        List<String> practices = due.stream()
                .map(message -> message.item().practice())
                .distinct()
                .sorted()
                .toList();
        return practices.stream()
                .filter(practice -> practice.compareTo(after) > 0)
                .findFirst()
                .or(() -> practices.stream().findFirst());
    }

    @Override
    public List<Item> claimOverdue(Claim claim, int limit) {
        return transactions.within(() -> waiting
                .rows()
                .filter(message -> !message.item().deadline().isAfter(claim.now()))
                .filter(message -> message.isFree(claim))
                .sorted(Comparator.comparing(message -> message.item().deadline()))
                .limit(limit)
                .toList()
                .stream()
                .map(message -> lease(message, claim))
                .toList());
    }

    private Item lease(Message message, Claim claim) {
        Message leased = message.leased(claim);
        waiting.put(leased.item().id(), leased);
        return leased.claimed();
    }

    @Override
    public boolean renew(Item item, Instant until) {
        return change(item, message -> message.due(until));
    }

    @Override
    public boolean accepted(Item item, List<String> keys, Instant now) {
        return transactions.within(() -> {
            boolean ours = settle(item);
            if (ours) {
                receipts.await(item, keys, now);
            }
            return ours;
        });
    }

    @Override
    public boolean abandoned(Item item, Instant now) {
        return settle(item);
    }

    @Override
    public boolean retry(Item item, Instant at, boolean again) {
        return change(item, message -> message.given(again).due(at));
    }

    @Override
    public boolean putBack(Item item, Instant now) {
        return change(item, message -> message.before(item).due(now));
    }

    private boolean change(Item item, UnaryOperator<Message> change) {
        return transactions.within(() -> waiting.update(item.id(), message -> message.isOf(item), change));
    }

    private boolean settle(Item item) {
        return transactions.within(() -> {
            Optional<Message> message = waiting.find(item.id()).filter(it -> it.isOf(item));
            message.ifPresent(it -> forget(it, settled));
            return message.isPresent();
        });
    }

    private void forget(Message message, Table<String, Message> among) {
        String id = message.item().id();
        waiting.remove(id);
        among.insert(id, message.erased());
    }

    @Override
    public int waiting(String practice, String transfer) {
        return count(
                practice, transfer, message -> PARTS.contains(message.item().purpose()));
    }

    @Override
    public int waiting(String practice, String transfer, Purpose purpose) {
        return count(practice, transfer, message -> message.item().purpose() == purpose);
    }

    private int count(String practice, String transfer, Predicate<Message> which) {
        return transactions.within(
                () -> Math.toIntExact(of(practice, transfer).filter(which).count()));
    }

    @Override
    public void withdraw(String practice, String transfer) {
        withdraw(practice, transfer, message -> message.item().purpose() != Purpose.ALERT);
    }

    @Override
    public void withdraw(String practice, String transfer, Purpose purpose) {
        withdraw(practice, transfer, message -> message.item().purpose() == purpose);
    }

    private void withdraw(String practice, String transfer, Predicate<Message> which) {
        transactions.within(
                () -> of(practice, transfer).filter(which).toList().forEach(message -> forget(message, withdrawn)));
    }

    @Override
    public int depth() {
        return transactions.within(() -> Math.toIntExact(waiting.rows().count()));
    }

    /** What is left of a message's body, whatever has become of it. */
    String body(String id) {
        return transactions.within(
                () -> find(id).or(() -> withdrawn.find(id)).orElseThrow().item().body());
    }

    /** Whatever has become of it, unless it was withdrawn. */
    Optional<Item> item(String id) {
        return find(id).map(Message::item);
    }

    /** All that weren't withdrawn. */
    Stream<Item> items() {
        return all().map(Message::item);
    }

    Receipts receipts() {
        return receipts;
    }

    private Optional<Message> find(String id) {
        return waiting.find(id).or(() -> settled.find(id));
    }

    private Stream<Message> all() {
        return Stream.concat(settled.rows(), waiting.rows());
    }

    private Stream<Message> of(String practice, String transfer) {
        return waiting.rows()
                .filter(message -> message.item().practice().equals(practice))
                .filter(message -> message.item().transfer().equals(transfer));
    }

    /** What the operator sees of it. */
    MessageQueue queue(Clock clock) {
        return new MemoryMessageQueue(transactions, waiting, clock);
    }
}
