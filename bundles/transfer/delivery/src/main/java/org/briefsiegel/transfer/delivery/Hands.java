package org.briefsiegel.transfer.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process has in hand. Of each channel only so many messages, so that one that hangs holds up no other; each
 * under a short lease that is renewed until it is settled, so that a slow one isn't sent twice, and another process soon
 * takes up what was in hand when this one was killed.
 */
final class Hands {

    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
    private static final int OVERDUE_AT_ONCE = 100;

    private final Outbox outbox;
    private final String owner;
    private final Duration lease;
    private final int perChannel;
    private final Clock clock;
    private final Map<String, Semaphore> room = new ConcurrentHashMap<>();
    private final Map<String, Item> held = new ConcurrentHashMap<>();

    Hands(Outbox outbox, Node node, Clock clock) {
        this.outbox = outbox;
        this.owner = node.name() + "/" + UUID.randomUUID();
        this.lease = node.lease();
        this.perChannel = node.perChannel();
        this.clock = clock;
    }

    /** Who claims, for how long, and how many messages of one channel at a time. */
    record Node(String name, Duration lease, int perChannel) {}

    /** The next message of a channel that is due, if there is one and a hand is free. */
    Optional<Item> take(String channel) {
        if (!room(channel).tryAcquire()) {
            return Optional.empty();
        }
        Optional<Item> item = Optional.empty();
        try {
            item = outbox.claim(owner, channel, now(), lease, 1).stream().findFirst();
            item.ifPresent(it -> held.put(it.id(), it));
            return item;
        } finally {
            if (item.isEmpty()) {
                room(channel).release();
            }
        }
    }

    /** Messages whose time is over. They are only to be given up, and so take no hand. */
    List<Item> takeOverdue() {
        return outbox.claimOverdue(owner, now(), lease, OVERDUE_AT_ONCE);
    }

    /** The message is settled, or its lease may run out. */
    void put(Item item) {
        if (held.remove(item.id(), item)) {
            room(item.channel()).release();
        }
    }

    /** To be called several times within a lease. */
    void renew() {
        for (Item item : held.values()) {
            try {
                outbox.renew(item, now().plus(lease));
            } catch (RuntimeException e) {
                LOG.warn("The lease of message {} can't be renewed", item.id(), e);
            }
        }
    }

    private Semaphore room(String channel) {
        return room.computeIfAbsent(channel, it -> new Semaphore(perChannel));
    }

    private Instant now() {
        return Instant.now(clock);
    }
}
