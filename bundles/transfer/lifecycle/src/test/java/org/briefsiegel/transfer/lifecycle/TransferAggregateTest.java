package org.briefsiegel.transfer.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferAggregateTest {

    private static final TryLimit LIMIT = new TryLimit(5, Duration.ofMinutes(15), 10);

    private final List<TransferEvent> events = new ArrayList<>();
    private Instant now = SomeTransfer.NOW;
    private TransferRecord stored = SomeTransfer.linked();

    @Test
    void aPauseComesWithTheFifthTryAndWithTheLast() {
        assertThat(tries(6)).containsExactly(1, 2, 3, 4, 5);
        now = now.plus(LIMIT.pause()).minusMillis(1);
        assertThat(tries(1)).isEmpty();
        now = now.plusMillis(1);
        assertThat(tries(9)).containsExactly(6, 7, 8, 9, 10);
        assertThat(stored.pausedUntil()).contains(now.plus(LIMIT.pause()));
        now = now.plus(LIMIT.pause());
        assertThat(tries(1)).isEmpty();
    }

    @Test
    void aRightAnswerGivesItsTryBackWithThePauseThatItBegan() {
        tries(5);

        run(TransferAggregate::giveTryBack);

        assertThat(stored.pausedUntil()).isEmpty();
        assertThat(tries(1)).containsExactly(5);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCKED", "REVOKED", "EXPIRED"})
    void nothingIsTriedOnceATransferIsLockedOrOver(TransferState closed) {
        stored = stored.with(
                closed == TransferState.LOCKED
                        ? stored.progress().locked()
                        : stored.progress().in(closed));

        assertThat(tries(1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "NOTIFIED", "DELIVERED", "OPENED", "DOWNLOADED", "UNDELIVERABLE", "DOUBTFUL"})
    void whatIsUnlockedStandsWhereItStoodAndHasAllItsTriesAgain(TransferState before) {
        stored = stored.with(stored.progress().in(before));
        TransferRecord untouched = stored;
        tries(1);
        change(TransferAggregate::lock);
        assertThat(stored.state()).isEqualTo(TransferState.LOCKED);

        assertThat(unlock()).isTrue();
        assertThat(stored).isEqualTo(untouched);
        assertThat(unlock()).isFalse();
    }

    @Test
    void unlockingEndsAPause() {
        tries(5);

        assertThat(unlock()).isTrue();

        assertThat(tries(1)).containsExactly(1);
    }

    @Test
    void aWrongRecipientIsReportedOnceUntilItIsUnlocked() {
        stored = stored.with(stored.progress().in(TransferState.OPENED));
        TransferRecord untouched = stored;

        assertThat(change(TransferAggregate::report)).isTrue();
        assertThat(change(TransferAggregate::report)).isFalse();
        assertThat(stored.state()).isEqualTo(TransferState.LOCKED);
        assertThat(stored.wrongRecipientAt()).contains(now);

        assertThat(unlock()).isTrue();
        assertThat(stored).isEqualTo(untouched);
    }

    @Test
    void whoReportsGetsNoTriesAnew() {
        tries(5);
        change(TransferAggregate::report);

        assertThat(unlock()).isTrue();

        assertThat(stored.tries()).isEqualTo(5);
        assertThat(stored.pausedUntil()).isPresent();
    }

    @Test
    void butThePracticeGivesThemWhereNoneAreLeft() {
        tries(5);
        now = now.plus(LIMIT.pause());
        tries(5);
        change(TransferAggregate::lock);
        change(TransferAggregate::report);

        assertThat(unlock()).isTrue();

        assertThat(stored.tries()).isZero();
    }

    @Test
    void aReportIsTakenBackOfWhatHasExpiredAndNotOfWhatIsRevoked() {
        for (TransferState over : List.of(TransferState.EXPIRED, TransferState.REVOKED)) {
            stored = SomeTransfer.linked();
            stored = stored.with(stored.progress().in(over));
            assertThat(change(TransferAggregate::report)).isTrue();
            assertThat(stored.state()).isEqualTo(over);

            assertThat(unlock()).isEqualTo(over == TransferState.EXPIRED);

            assertThat(stored.wrongRecipientAt().isPresent()).isEqualTo(over == TransferState.REVOKED);
        }
    }

    @Test
    void theLastDownloadedByteMayComeAfterTheLock() {
        stored = stored.with(stored.progress().in(TransferState.OPENED));
        run(it -> it.completeDownload(1));
        change(TransferAggregate::lock);
        run(it -> it.completeDownload(2));
        assertThat(stored.state()).isEqualTo(TransferState.LOCKED);

        unlock();

        assertThat(stored.state()).isEqualTo(TransferState.DOWNLOADED);
    }

    @Test
    void anAttachmentThatHasLeftCannotBeTakenBack() {
        stored = SomeTransfer.attached();
        run(TransferAggregate::becomeNotified);

        assertThat(obstacle(Command.REVOKE)).contains(Obstacle.LEFT);
        assertThat(change(TransferAggregate::revoke)).isFalse();
        assertThat(stored.state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(obstacle(Command.RESEND)).contains(Obstacle.ATTACHMENT);
    }

    @Test
    void whatIsRevokedIsDestroyedAndLeavesBothOnRecord() {
        assertThat(change(TransferAggregate::revoke)).isTrue();

        assertThat(stored.contentDestroyedAt()).contains(now);
        assertThat(events).extracting(TransferEvent::kind).containsExactly(Kind.REVOKED, Kind.CONTENT_DESTROYED);
        assertThat(obstacle(Command.REVOKE)).as("asked again").isEmpty();
    }

    @Test
    void nothingExpiresBeforeItsTime() {
        now = SomeTransfer.END.minusMillis(1);
        assertThat(change(TransferAggregate::expire)).isFalse();
        now = SomeTransfer.END;
        assertThat(change(TransferAggregate::expire)).isTrue();
        assertThat(stored.contentDestroyedAt()).isEmpty();
        assertThat(obstacle(Command.RENEW)).isEmpty();
    }

    private List<Integer> tries(int times) {
        List<Integer> counted = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            change(it -> it.reserveTry(LIMIT)).ifPresent(counted::add);
        }
        return counted;
    }

    private Optional<Obstacle> obstacle(Command command) {
        return change(it -> it.obstacle(command));
    }

    private boolean unlock() {
        return change(it -> it.unlock(LIMIT.max()));
    }

    private void run(Consumer<TransferAggregate> work) {
        change(it -> {
            work.accept(it);
            return it;
        });
    }

    private <T> T change(Function<TransferAggregate, T> work) {
        TransferAggregate transfer = new TransferAggregate(stored, now, events::add, () -> true);
        T result = work.apply(transfer);
        stored = transfer.record();
        return result;
    }
}
