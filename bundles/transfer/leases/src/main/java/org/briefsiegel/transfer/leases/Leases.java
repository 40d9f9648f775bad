package org.briefsiegel.transfer.leases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.leases.ChannelQueue.Sign;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process has in hand. Of each channel only so many messages, so that one that hangs holds up no other; each
 * under a short lease that is renewed until it is settled, so that a slow one isn't sent twice, and another process soon
 * takes up what was in hand when this one was killed.
 */
public final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final int OVERDUE_AT_ONCE = 100;

    private final Outbox outbox;
    private final Transactions transactions;
    private final Node node;
    private final ToIntFunction<String> atATime;
    private final String owner;
    private final Clock clock;
    private final Map<String, ChannelQueue> queues = new ConcurrentHashMap<>();
    private final Map<String, Item> claiming = new ConcurrentHashMap<>();
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, Item> sent = new ConcurrentHashMap<>();
    private final Map<String, Held> hung = new ConcurrentHashMap<>();
    private final Map<String, Item> claimedAnew = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private volatile Optional<Long> troubleAt = Optional.empty();

    /**
     * @param atATime how many messages a channel takes at a time; what is less than one is one
     * @param clock says what is due
     * @param nanoTime as {@link System#nanoTime()}: how long something takes doesn't depend on a clock that is set right
     */
    public Leases(
            Outbox outbox,
            Transactions transactions,
            Node node,
            ToIntFunction<String> atATime,
            Clock clock,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.outbox = outbox;
        this.transactions = transactions;
        this.atATime = channel -> Math.max(1, Math.min(node.perChannel(), atATime.applyAsInt(channel)));
        this.node = node;
        this.owner = node.name() + "/" + UUID.randomUUID();
        this.clock = clock;
    }

    /**
     * Who claims, for how long, and at most how many messages of one channel at a time.
     *
     * @param limit how long sending one may take until it counts as lost
     */
    public record Node(String name, Duration lease, int perChannel, Duration limit) {}

    private record Held(Item item, Instant since, long sinceNanos) {}

    /** The next message of a channel that is due, if there is one and it may be sent now. */
    public Optional<Item> take(String channel) {
        ChannelQueue queue = queue(channel);
        if (!queue.reserve()) {
            return Optional.empty();
        }
        Optional<Item> item = Optional.empty();
        try {
            long now = nanoTime.getAsLong();
            item = queue.ahead().next(() -> claim(queue), now, it -> held.put(key(it), new Held(it, now(), now)));
            return item;
        } catch (RuntimeException e) {
            trouble();
            throw e;
        } finally {
            if (item.isEmpty()) {
                queue.tookNone();
            }
        }
    }

    private List<Item> claim(ChannelQueue queue) {
        return newInHand(() -> {
            List<Item> claimed = outbox.claim(claim(), queue.turn(), queue.lookahead());
            if (!claimed.isEmpty()) {
                queue.claimed(claimed.get(claimed.size() - 1).practice());
            }
            return claimed;
        });
    }

    /** Gives back what was claimed and can't be sent now: somebody else may be able to. */
    public void putBackOlder(Duration age) {
        Instant now = now();
        for (ChannelQueue queue : queues.values()) {
            for (Item item : queue.ahead().takeOlder(nanoTime.getAsLong() - age.toNanos())) {
                try {
                    outbox.putBack(claimed(item), now);
                    claimedAnew.remove(key(item));
                } catch (RuntimeException e) {
                    LOG.warn("Message {} can't be given back: it comes again when its lease has ended", item.id(), e);
                }
            }
        }
    }

    /** Messages whose time is over. They are only to be given up, and so take no hand. */
    public List<Item> takeOverdue() {
        return newInHand(() -> outbox.claimOverdue(claim(), OVERDUE_AT_ONCE));
    }

    /** What is claimed and isn't in hand already. Known here before the claim is committed, and so before it can be claimed anew. */
    private List<Item> newInHand(Supplier<List<Item>> claim) {
        List<Item> claimed = new ArrayList<>();
        try {
            transactions.within(() -> claim.get().forEach(it -> {
                claimed.add(it);
                claiming.put(key(it), it);
            }));
            return claimed.stream().filter(it -> !isInHand(it)).toList();
        } finally {
            claimed.forEach(it -> claiming.remove(key(it)));
        }
    }

    /**
     * Whether what was claimed is claimed here already, and waits to be sorted or sent, or is being sent, or being settled: its lease has ended,
     * because the clock was set or the database away, and what becomes of it is told under this claim from now on. Looked for in the
     * order in which messages go from one to the next, each of which knows them before the one before forgets them.
     */
    private boolean isInHand(Item claimed) {
        Optional<Item> before = Stream.<Supplier<Stream<Item>>>of(
                        () -> claiming.values().stream(),
                        () -> queue(claimed.channel()).ahead().items().stream(),
                        () -> held.values().stream().map(Held::item),
                        () -> sent.values().stream())
                .flatMap(Supplier::get)
                .filter(it -> it.id().equals(claimed.id()) && it.attempts() < claimed.attempts())
                .findFirst();
        before.ifPresent(it -> claimedAnew.put(key(it), claimed));
        return before.isPresent();
    }

    /** The claim under which a message that was taken here is in hand now. */
    public Item claimed(Item taken) {
        return claimedAnew.getOrDefault(key(taken), taken);
    }

    /** What another had in hand while the database was away is left to them for a lease: they may know what became of it. */
    private Claim claim() {
        Instant now = now();
        boolean trouble = troubleAt
                .filter(at -> nanoTime.getAsLong() - at < node.lease().toNanos())
                .isPresent();
        return new Claim(owner, now, node.lease(), trouble ? Instant.EPOCH : now);
    }

    /** The database was away just now. */
    public void trouble() {
        troubleAt = Optional.of(nanoTime.getAsLong());
    }

    /** How a message fared, for those that come after it. */
    public void told(Item item, Outcome outcome) {
        queue(item.channel()).told(sign(outcome));
    }

    private static Sign sign(Outcome outcome) {
        if (outcome.kind() != Outcome.Kind.RETRY) {
            return Sign.GOOD;
        }
        return switch (outcome.reason()) {
            case NO_WAY_OUT -> Sign.DISTURBED;
            case THROTTLED -> Sign.THROTTLED;
            default -> Sign.GOOD;
        };
    }

    /** Another may be sent in its place; it stays in hand until what became of it is written down. */
    public void sent(Item item) {
        sent.put(key(item), item);
        letGo(item);
    }

    /** The message is settled, or its lease may run out. */
    public void put(Item item) {
        letGo(item);
        sent.remove(key(item));
        claimedAnew.remove(key(item));
    }

    private void letGo(Item item) {
        if (held.remove(key(item)) != null) {
            queue(item.channel()).putBack();
        }
    }

    /** Of a message that was let go of there is an outcome at last. */
    public void found(Item item) {
        if (hung.remove(key(item)) != null) {
            queue(item.channel()).hangsNoMore();
        }
    }

    /** Lets go of what is being sent for too long, and gives it back: nobody knows what becomes of it. */
    public List<Item> letGo() {
        List<Held> lost = held.values().stream()
                .filter(it -> isOver(it.sinceNanos(), node.limit()))
                .filter(it -> held.remove(key(it.item()), it))
                .toList();
        lost.forEach(it -> {
            hung.put(key(it.item()), it);
            queue(it.item().channel()).hangs();
        });
        return lost.stream().map(Held::item).toList();
    }

    /** Names what still hangs. */
    public void nameHung() {
        hung.values()
                .forEach(it -> LOG.warn(
                        "Channel {} has said nothing of message {} of transfer {} since {}",
                        it.item().channel(),
                        it.item().id(),
                        it.item().transfer(),
                        it.since()));
    }

    /** Asks the channels anew how many messages they take at a time. */
    public void resize() {
        queues.forEach((channel, queue) -> queue.allow(atATime.applyAsInt(channel)));
    }

    /** To be called several times within a lease. Says once what can't be renewed: there may be many, and for one reason. */
    public void renew() {
        List<RuntimeException> faults = new ArrayList<>();
        held.values().forEach(it -> renew(claimed(it.item()), faults));
        sent.values().forEach(it -> renew(claimed(it), faults));
        queues.values().forEach(queue -> queue.ahead().items().forEach(it -> renew(claimed(it), faults)));
        if (!faults.isEmpty()) {
            trouble();
            LOG.warn("The leases of {} messages can't be renewed", faults.size(), faults.get(0));
        }
    }

    private void renew(Item item, List<RuntimeException> faults) {
        try {
            outbox.renew(item, now().plus(node.lease()));
        } catch (Unavailable away) { // its keeper has told so, once
            trouble();
        } catch (RuntimeException e) {
            faults.add(e);
        }
    }

    /** Tells one claim of a message from the next. */
    private static String key(Item item) {
        return item.id() + "/" + item.attempts();
    }

    private ChannelQueue queue(String channel) {
        return queues.computeIfAbsent(channel, it -> new ChannelQueue(it, atATime.applyAsInt(it), nanoTime));
    }

    private boolean isOver(long sinceNanos, Duration time) {
        return nanoTime.getAsLong() - sinceNanos > time.toNanos();
    }

    private Instant now() {
        return Instant.now(clock);
    }
}
