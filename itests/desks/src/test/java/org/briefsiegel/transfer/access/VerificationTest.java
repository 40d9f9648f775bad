package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TryLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static final TryLimit LIMIT = new TryLimit(5, Duration.ofMinutes(15), 10);
    private static final Map<String, String> RIGHT = Map.of("day", "9", "month", "3", "year", "1984");
    private static final Map<String, String> WRONG = Map.of("day", "10", "month", "3", "year", "1984");

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;
    private TransferRecord transfer;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        core = new CoreOf(house);
        transfer = core.accepted("birth-date");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aRightAnswerOpensASessionAndCountsNoTry() {
        assertThat(answer(RIGHT, house.spine())).isInstanceOf(Opening.Passed.class);
        assertThat(stored().state()).isEqualTo(TransferState.OPENED);
        assertThat(stored().tries()).isZero();
    }

    @Test
    void aRightAnswerThatComesWhileThePracticeRevokesOpensNothing() {
        Opening opening = answer(RIGHT, meanwhile(() -> core.revoke(transfer)));

        assertThat(opening).isInstanceOf(Opening.Closed.class);
        assertThat(stored().state()).isEqualTo(TransferState.REVOKED);
        assertThat(house.store().events(transfer.practice(), transfer.id()))
                .extracting(TransferEvent::kind)
                .doesNotContain(TransferEvent.Kind.OPENED);
    }

    @Test
    void whatTheFactorSaysNothingOfIsUnavailableAndStaysCounted() {
        Spine breaking = meanwhile(() -> {
            throw new ClosedException("factor.birth-date");
        });

        assertThat(answer(RIGHT, breaking)).isInstanceOf(Opening.Unavailable.class);

        assertThat(stored().state()).isEqualTo(transfer.state());
        assertThat(stored().tries()).isOne();
    }

    @Test
    void aWrongAnswerIsCounted() {
        assertThat(answer(WRONG, house.spine())).isEqualTo(new Opening.Wrong(1, 4, Optional.of(LIMIT.pause())));
        assertThat(stored().tries()).isOne();
    }

    @Test
    void aCodeThatIsVoidedWhileItIsComparedOpensNothing() {
        Spine voided = meanwhile(() -> house.change(transfer, it -> it.enrol("another")));

        assertThat(answer(RIGHT, voided)).isEqualTo(new Opening.Wrong(1, 4, Optional.of(LIMIT.pause())));

        assertThat(stored().state()).isEqualTo(transfer.state());
        assertThat(stored().tries()).isOne();
    }

    @Test
    void theLastWrongAnswerLocksNothingThatIsUnlockedWhileItIsCompared() {
        for (int i = 0; i + 1 < LIMIT.max(); i++) {
            answer(WRONG, house.spine());
            house.clock().move(LIMIT.pause());
        }
        Spine unlocked =
                meanwhile(() -> CoreOf.done(core.service().unlock(transfer.practice(), transfer.id(), Locale.GERMAN)));

        assertThat(answer(WRONG, unlocked)).isEqualTo(new Opening.Wrong(0, 5, Optional.of(LIMIT.pause())));

        assertThat(stored().state()).isEqualTo(transfer.state());
        assertThat(answer(RIGHT, house.spine())).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void aLockThatACrashHasLostIsMadeUpFor() {
        for (int i = 0; i < LIMIT.max(); i++) {
            house.change(transfer, it -> it.reserveTry(LIMIT));
            if (i + 1 == LIMIT.pauseAfter()) {
                house.clock().move(LIMIT.pause());
            }
        }
        transfer = stored();

        assertThat(answer(RIGHT, house.spine())).isInstanceOf(Opening.Closed.class);
        assertThat(stored().state()).as("the last try may still be right").isEqualTo(transfer.state());

        house.clock().move(LIMIT.pause());
        for (int i = 0; i < 2; i++) {
            assertThat(answer(RIGHT, house.spine())).isInstanceOf(Opening.Closed.class);
        }
        assertThat(stored().state()).isEqualTo(TransferState.LOCKED);
        assertThat(house.store().events(transfer.practice(), transfer.id()))
                .extracting(TransferEvent::kind)
                .containsOnlyOnce(TransferEvent.Kind.LOCKED);
    }

    private Opening answer(Map<String, String> fields, Spine spine) {
        return new AccessOf(house).entrance(spine).answer(transfer, fields, Locale.GERMAN);
    }

    private TransferRecord stored() {
        return house.store().find(transfer.practice(), transfer.id()).orElseThrow();
    }

    /** Lets something happen after the answer was compared. */
    private Spine meanwhile(Runnable event) {
        Spine spine = house.spine();
        return new Spine() {
            @Override
            public <T> T travel(Use use, Supplier<T> work) {
                T done = spine.travel(use, work);
                event.run();
                return done;
            }

            @Override
            public void wake() {
                spine.wake();
            }
        };
    }
}
