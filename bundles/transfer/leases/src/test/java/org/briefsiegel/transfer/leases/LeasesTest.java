package org.briefsiegel.transfer.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.leases.Leases.Node;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration MOST_OF_A_LEASE = LEASE.minusSeconds(1);

    private final TestHost host = new TestHost();
    private final AtomicLong nanos = new AtomicLong();
    private final Outbox outbox = host.stores().outbox();
    private final Queue<Runnable> whenCommitted = new ArrayDeque<>();
    private final Leases leases = node("here", 2);
    private final Leases others = node("elsewhere", 2);

    @Test
    void whatIsInHandWhenAClockIsSetForwardIsntTakenTwiceAndIsSettledUnderItsLastClaim() {
        waiting(1);
        Item taken = leases.take("mail").orElseThrow();
        host.clock().move(LEASE.multipliedBy(2));

        assertThat(leases.take("mail")).isEmpty();
        leases.renew();
        assertThat(others.take("mail")).as("renewed under the last claim").isEmpty();
        assertThat(outbox.accepted(taken, List.of(), host.clock().instant())).isFalse();
        assertThat(outbox.accepted(
                        leases.claimed(taken), List.of(), host.clock().instant()))
                .isTrue();
        leases.put(taken);
        assertThat(leases.claimed(taken)).isEqualTo(taken);
    }

    @Test
    void whatIsInHandIsKnownAgainAmongWhatIsClaimedAhead() {
        Item sending = underLoad(1);
        leases.sent(sending);
        waiting(2);
        host.clock().move(LEASE.multipliedBy(2));

        assertThat(leases.take("mail")).isPresent();
        assertThat(leases.claimed(sending).attempts()).as("claimed together").isGreaterThan(sending.attempts());
        assertThat(leases.take("mail")).isPresent();
        leases.put(sending);
        assertThat(leases.take("mail")).as("and not given out").isEmpty();
    }

    /** A day later by the clock, and by no other measure. */
    @Test
    void whatIsClaimedAheadWhenAClockIsSetForwardIsntGivenUpAndIsSettledUnderItsLastClaim() {
        Item sending = underLoad(4);
        host.clock().move(Duration.ofDays(2));

        assertThat(leases.takeOverdue()).isEmpty();
        leases.renew();
        leases.sent(sending);
        leases.put(sending);
        Item ahead = leases.take("mail").orElseThrow();
        assertThat(leases.claimed(ahead).attempts()).isGreaterThan(ahead.attempts());
        assertThat(outbox.accepted(
                        leases.claimed(ahead), List.of(), host.clock().instant()))
                .isTrue();
    }

    /** The moment between a claim and the next line of whoever claims: a day passes, and another thread looks. */
    @Test
    void whatIsClaimedThisVeryMomentIsKnown() {
        waiting(1);
        whenCommitted.add(() -> {
            host.clock().move(Duration.ofDays(2));
            assertThat(leases.takeOverdue())
                    .as("claimed anew, and in hand already")
                    .isEmpty();
        });

        Item taken = leases.take("mail").orElseThrow();

        assertThat(whenCommitted).isEmpty();
        assertThat(leases.claimed(taken).attempts()).isGreaterThan(taken.attempts());
        assertThat(outbox.accepted(
                        leases.claimed(taken), List.of(), host.clock().instant()))
                .isTrue();
    }

    @Test
    void aClaimThatCantBeCommittedLeavesNothingBehind() {
        waiting(1);
        whenCommitted.add(() -> {
            throw new IllegalStateException("the answer was lost");
        });
        assertThatThrownBy(() -> leases.take("mail")).hasMessage("the answer was lost");

        pass(LEASE.plusSeconds(1));
        assertThat(leases.take("mail")).isPresent();
    }

    @Test
    void aChannelThatWantsNoneAtATimeStillGetsOne() {
        waiting(2);
        Leases none = node("here", 0);

        assertThat(none.take("mail")).isPresent();
        assertThat(none.take("mail")).isEmpty();
    }

    @Test
    void atRestNothingIsClaimedThatIsntSent() {
        waiting(3);

        assertThat(leases.take("mail")).isPresent();
        assertThat(others.take("mail")).isPresent();
        assertThat(others.take("mail")).isPresent();
        assertThat(others.take("mail")).isEmpty();
    }

    @Test
    void whatIsClaimedAheadStaysInHandAndIsSentNext() {
        Item sending = underLoad(4);

        assertThat(others.take("mail")).as("claimed ahead").isEmpty();
        pass(MOST_OF_A_LEASE);
        leases.renew();
        pass(MOST_OF_A_LEASE);
        assertThat(others.take("mail")).as("renewed").isEmpty();

        Optional<Item> next = leases.take("mail");
        assertThat(next).isPresent();
        assertThat(next).isNotEqualTo(Optional.of(sending));
        assertThat(leases.take("mail")).as("two at a time").isEmpty();
    }

    @Test
    void whatCantBeSentNowIsGivenBackAsIfNobodyHadHadIt() {
        underLoad(4);
        pass(Duration.ofSeconds(2));

        leases.putBackOlder(Duration.ofSeconds(2));

        assertThat(others.take("mail")).hasValueSatisfying(item -> {
            assertThat(item.attempts()).isZero();
            assertThat(item.again()).isFalse();
        });
    }

    @Test
    void whatIsFreshStays() {
        underLoad(4);

        leases.putBackOlder(Duration.ofSeconds(2));

        assertThat(others.take("mail")).isEmpty();
    }

    @Test
    void nothingIsClaimedAheadForAServerThatIsDown() {
        Item sending = underLoad(4);
        leases.told(sending, Outcome.retry(Outcome.Reason.NO_WAY_OUT, "ConnectException"));
        leases.putBackOlder(Duration.ZERO);

        assertThat(leases.take("mail")).isPresent();
        assertThat(others.take("mail")).isPresent();
    }

    @Test
    void whatWasSentMakesRoomAndStaysInHandUntilThatIsWritten() {
        waiting(3);
        Item sent = leases.take("mail").orElseThrow();
        leases.sent(sent);

        assertThat(leases.take("mail")).isPresent();
        assertThat(leases.take("mail")).isPresent();
        pass(MOST_OF_A_LEASE);
        leases.renew();
        pass(MOST_OF_A_LEASE);
        assertThat(others.take("mail")).isEmpty();

        leases.put(sent);
        leases.renew();
        pass(Duration.ofSeconds(1));
        assertThat(others.take("mail")).map(Item::id).hasValue(sent.id());
    }

    @Test
    void aChannelIsLeftAloneForAWhileAndNotUntilAClockThatWasAheadIsReachedAgain() {
        for (Outcome.Reason reason : List.of(Outcome.Reason.THROTTLED, Outcome.Reason.NO_WAY_OUT)) {
            Leases some = node("here", 2);
            for (int i = 0; i < 3; i++) {
                waiting(1);
                some.take("mail").ifPresent(item -> {
                    some.told(item, Outcome.retry(reason, "421"));
                    some.put(item);
                });
            }
            assertThat(some.take("mail")).as("%s: a pause", reason).isEmpty();

            host.clock().move(Duration.ofDays(-1));
            pass(Duration.ofMinutes(2));
            waiting(1);

            assertThat(some.take("mail")).as("%s: it is over", reason).isPresent();
        }
    }

    @Test
    void whatIsBeingSentIsntLostWhenTheClockIsSetForward() {
        waiting(1);
        assertThat(leases.take("mail")).isPresent();

        host.clock().move(Duration.ofDays(1));
        assertThat(leases.letGo()).isEmpty();

        pass(Duration.ofMinutes(11));
        assertThat(leases.letGo()).hasSize(1);
    }

    private void pass(Duration time) {
        host.clock().move(time);
        nanos.addAndGet(time.toNanos());
    }

    /** So many were sent just now that the next claim takes all that wait; the first of them is being sent. */
    private Item underLoad(int waiting) {
        for (int i = 0; i < waiting; i++) {
            waiting(1);
            Item item = leases.take("mail").orElseThrow();
            leases.put(item);
            outbox.accepted(item, List.of(), host.clock().instant());
        }
        waiting(waiting);
        return leases.take("mail").orElseThrow();
    }

    private Leases node(String name, int atATime) {
        return new Leases(
                outbox,
                new Transactions() {
                    @Override
                    public <T> T within(Supplier<T> work) {
                        T result = host.stores().transactions().within(work);
                        Optional.ofNullable(whenCommitted.poll()).ifPresent(Runnable::run);
                        return result;
                    }
                },
                new Node(name, LEASE, 16, Duration.ofMinutes(10)),
                channel -> atATime,
                host.clock(),
                nanos::get);
    }

    private void waiting(int count) {
        for (int i = 0; i < count; i++) {
            Instant now = host.clock().instant();
            outbox.enqueue(new Item(
                    UUID.randomUUID().toString(),
                    TestHost.PRACTICE,
                    "t-1",
                    Outbox.Purpose.NOTICE,
                    "mail",
                    "sealed",
                    now,
                    now.plus(Duration.ofDays(1)),
                    0,
                    false));
        }
    }
}
