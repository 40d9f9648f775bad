package org.briefsiegel.transfer.leases;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.briefsiegel.platform.availability.CircuitBreaker;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;
import org.briefsiegel.transfer.outcome.Backoff;

/** Of one channel: how many messages may be sent at a time, whether any may be now, and whose turn it is. */
final class ChannelQueue {

    /** After so many in a row that found no way out, the channel is left alone, and then tried by one message. */
    private static final int FAILURES_TO_OPEN = 3;

    private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** Every so often the oldest message has its turn, so that it isn't forgotten while there is always a newer one. */
    private static final int OLDEST_EVERY = 4;

    /** So many that got no outcome in time, and may never get one, are let go of before the channel is left alone. */
    private static final int MOST_HUNG = 8;

    private final String channel;
    private final CircuitBreaker breaker;
    private final Pace pace;
    private final Lookahead lookahead;
    private final ClaimedAhead ahead = new ClaimedAhead();
    private String last = "";
    private int turns;
    private int inHand;
    private int hung;

    /** How a message fared, for those that come after it. */
    enum Sign {
        /** The way out is as it should be. */
        GOOD,
        /** The next server wants less at a time. */
        THROTTLED,
        /** Any other message would have fared the same. */
        DISTURBED
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    ChannelQueue(String channel, int atATime, LongSupplier nanoTime) {
        this.channel = channel;
        this.breaker = new CircuitBreaker(FAILURES_TO_OPEN, PAUSE::jittered, nanoTime);
        this.pace = new Pace(atATime, nanoTime);
        this.lookahead = new Lookahead(nanoTime);
    }

    /** At most so many at a time from now on. */
    void allow(int atATime) {
        pace.allow(atATime);
    }

    /** Whether a further message may be taken; to be followed by {@link #tookNone} where there is none. */
    synchronized boolean reserve() {
        if (inHand >= pace.atATime() || hung >= MOST_HUNG || !breaker.permits()) {
            return false;
        }
        inHand++;
        return true;
    }

    /** What is claimed and nobody has begun to send. */
    ClaimedAhead ahead() {
        return ahead;
    }

    /** How many to claim at once. */
    int lookahead() {
        return lookahead.size();
    }

    synchronized Turn turn() {
        return new Turn(channel, last, turns % OLDEST_EVERY != OLDEST_EVERY - 1);
    }

    /** The next turn is the next practice's. */
    synchronized void claimed(String practice) {
        last = practice;
        turns++;
    }

    synchronized void tookNone() {
        inHand--;
        breaker.abandoned();
    }

    synchronized void putBack() {
        inHand--;
        breaker.abandoned();
        lookahead.settledOne();
    }

    /** What is in hand goes on without being counted. */
    synchronized void hangs() {
        inHand--;
        hung++;
    }

    synchronized void hangsNoMore() {
        hung--;
    }

    void told(Sign sign) {
        if (sign != Sign.GOOD) {
            lookahead.forget();
        }
        if (sign == Sign.DISTURBED) {
            breaker.failed();
            return;
        }
        breaker.passed();
        if (sign == Sign.THROTTLED) {
            pace.slowDown();
        } else {
            pace.speedUp();
        }
    }
}
