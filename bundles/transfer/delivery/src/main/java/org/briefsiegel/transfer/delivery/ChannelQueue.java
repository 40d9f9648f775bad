package org.briefsiegel.transfer.delivery;

import java.time.Duration;
import java.time.Instant;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;
import org.briefsiegel.transfer.outcome.Backoff;

/** Of one channel: how many messages may be sent at a time, whether any may be now, and whose turn it is. */
final class ChannelQueue {

    private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** Every so often the oldest message has its turn, so that it isn't forgotten while there is always a newer one. */
    private static final int OLDEST_EVERY = 4;

    /** So many that got no outcome in time, and may never get one, are let go of before the channel is left alone. */
    private static final int MOST_HUNG = 8;

    private final String channel;
    private final int atATime;
    private final CircuitBreaker breaker = new CircuitBreaker(PAUSE);
    private String last = "";
    private int turns;
    private int inHand;
    private int hung;

    ChannelQueue(String channel, int atATime) {
        this.channel = channel;
        this.atATime = atATime;
    }

    /** Whether a further message may be taken; to be followed by {@link #took} or {@link #tookNone}. */
    synchronized boolean reserve(Instant now) {
        if (inHand >= atATime || hung >= MOST_HUNG || !breaker.permits(now)) {
            return false;
        }
        inHand++;
        return true;
    }

    synchronized Turn turn() {
        return new Turn(channel, last, turns % OLDEST_EVERY != OLDEST_EVERY - 1);
    }

    synchronized void took(String practice) {
        last = practice;
        turns++;
    }

    synchronized void tookNone() {
        inHand--;
        breaker.giveBack();
    }

    synchronized void putBack() {
        inHand--;
        breaker.giveBack();
    }

    /** What is in hand goes on without being counted. */
    synchronized void hangs() {
        inHand--;
        hung++;
    }

    synchronized void hangsNoMore() {
        hung--;
    }

    /** @param disturbed whether the way out was, so that any other message would have fared the same */
    void told(boolean disturbed, Instant now) {
        if (disturbed) {
            breaker.failed(now);
        } else {
            breaker.passed();
        }
    }
}
