package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final TryLimit LIMIT = new TryLimit(5, Duration.ofMinutes(15), 10);
    private static final Map<String, String> RIGHT = Map.of("day", "9", "month", "3", "year", "1984");
    private static final Map<String, String> WRONG = Map.of("day", "10", "month", "3", "year", "1984");

    private TestHost host;
    private TestAccess access;
    private TransferRecord transfer;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        access = new TestAccess(host);
        transfer = new AcceptedTransfers(host).of("birth-date");
    }

    @Test
    void aRightAnswerOpensASessionAndCountsNoTry() {
        assertThat(answer(RIGHT, host.spine())).isInstanceOf(Opening.Passed.class);
        assertThat(stored().state()).isEqualTo(TransferState.OPENED);
        assertThat(stored().tries()).isZero();
    }

    @Test
    void aRightAnswerThatComesWhileThePracticeRevokesOpensNothing() {
        Opening opening = answer(RIGHT, meanwhile(() -> host.change(transfer, TransferAggregate::revoke)));

        assertThat(opening).isInstanceOf(Opening.Closed.class);
        assertThat(stored().state()).isEqualTo(TransferState.REVOKED);
        assertThat(host.stores().transfers().events(transfer.practice(), transfer.id()))
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
        assertThat(answer(WRONG, host.spine())).isEqualTo(new Opening.Wrong(1, 4, Optional.of(LIMIT.pause())));
        assertThat(stored().tries()).isOne();
    }

    @Test
    void aCodeThatIsVoidedWhileItIsComparedOpensNothing() {
        Spine voided = meanwhile(() -> host.change(transfer, it -> it.enrol("another")));

        assertThat(answer(RIGHT, voided)).isEqualTo(new Opening.Wrong(1, 4, Optional.of(LIMIT.pause())));

        assertThat(stored().state()).isEqualTo(transfer.state());
        assertThat(stored().tries()).isOne();
    }

    @Test
    void anAnswerThatIsRightOnceOpensOnce() {
        host.plugins().factors().computeIfPresent("birth-date", (id, factor) -> once(factor));

        assertThat(answer(RIGHT, host.spine())).isInstanceOf(Opening.Passed.class);
        transfer = stored();
        assertThat(answer(RIGHT, host.spine())).isInstanceOf(Opening.Wrong.class);
    }

    @Test
    void ofTwoWhoGiveAnAnswerThatIsRightOnceAtTheSameTimeOneGetsIn() {
        host.plugins().factors().computeIfPresent("birth-date", (id, factor) -> once(factor));
        List<Opening> first = new ArrayList<>();
        Spine overtaken = meanwhile(() -> first.add(answer(RIGHT, host.spine())));

        assertThat(answer(RIGHT, overtaken)).isInstanceOf(Opening.Wrong.class);
        assertThat(first).singleElement().isInstanceOf(Opening.Passed.class);
    }

    @Test
    void theLastWrongAnswerLocksNothingThatIsUnlockedWhileItIsCompared() {
        for (int i = 0; i + 1 < LIMIT.max(); i++) {
            answer(WRONG, host.spine());
            host.clock().move(LIMIT.pause());
        }
        Spine unlocked = meanwhile(() -> host.change(transfer, it -> {
            it.unlock(LIMIT.max());
            host.stores().recipientTries().forget(transfer.practice(), RecipientTries.bucket(host.vault(), transfer));
        }));

        assertThat(answer(WRONG, unlocked)).isEqualTo(new Opening.Wrong(0, 5, Optional.of(LIMIT.pause())));

        assertThat(stored().state()).isEqualTo(transfer.state());
        assertThat(answer(RIGHT, host.spine())).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void aLockThatACrashHasLostIsMadeUpFor() {
        for (int i = 0; i < LIMIT.max(); i++) {
            host.change(transfer, it -> it.reserveTry(LIMIT));
            if (i + 1 == LIMIT.pauseAfter()) {
                host.clock().move(LIMIT.pause());
            }
        }
        transfer = stored();

        assertThat(answer(RIGHT, host.spine())).isInstanceOf(Opening.Closed.class);
        assertThat(stored().state()).as("the last try may still be right").isEqualTo(transfer.state());

        host.clock().move(LIMIT.pause());
        for (int i = 0; i < 2; i++) {
            assertThat(answer(RIGHT, host.spine())).isInstanceOf(Opening.Closed.class);
        }
        assertThat(stored().state()).isEqualTo(TransferState.LOCKED);
        assertThat(host.stores().transfers().events(transfer.practice(), transfer.id()))
                .extracting(TransferEvent::kind)
                .containsOnlyOnce(TransferEvent.Kind.LOCKED);
    }

    private Opening answer(Map<String, String> fields, Spine spine) {
        return access.verification(spine).answer(transfer, fields, Locale.GERMAN);
    }

    private TransferRecord stored() {
        return host.stores()
                .transfers()
                .find(transfer.practice(), transfer.id())
                .orElseThrow();
    }

    /** The same factor, to which nothing is right once it was answered rightly. */
    private static AuthFactor once(AuthFactor factor) {
        return (AuthFactor) Proxy.newProxyInstance(
                AuthFactor.class.getClassLoader(),
                new Class<?>[] {AuthFactor.class},
                (proxy, method, arguments) ->
                        method.getName().equals("spend") ? new Enrolment("spent") : method.invoke(factor, arguments));
    }

    /** Lets something happen after the answer was compared. */
    private Spine meanwhile(Runnable event) {
        Spine spine = host.spine();
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
