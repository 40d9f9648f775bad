package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.spine.routes.ContainedFactor;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Letter.Question;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A factor asks something else each time. An answer counts for the question that was asked, for some time, and once. */
class ChallengesTest {

    private static final String BORN = "1984-03-09";

    private TestHost host;
    private TestAccess access;
    private TransferRecord transfer;
    private String link;
    private RecipientService service;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        host.plugins()
                .factors()
                .put(CardFactor.ID, ContainedFactor.of(CardFactor.ID, new CardFactor(), Duration.ofSeconds(2)));
        access = new TestAccess(host);
        transfer = new AcceptedTransfers(host).of(CardFactor.ID);
        link = access.link(transfer);
        service = access.service();
    }

    private Question question(String of) {
        return service.letter(of, given -> given).orElseThrow().question().orElseThrow();
    }

    private static String code(Question question) {
        return BORN + "-" + question.text().charAt("Code ".length());
    }

    private Opening answer(String challenge, String code) {
        return service.answer(link, Map.of("code", code, Question.CHALLENGE, challenge), Locale.GERMAN)
                .orElseThrow();
    }

    private int tries() {
        return host.stored(transfer).tries();
    }

    @Test
    void eachViewAsksAnewAndEachCanBeAnswered() {
        Question first = question(link);
        Question second = question(link);
        assertThat(second.text()).isNotEqualTo(first.text());
        assertThat(first.challenge()).isNotEmpty().isNotEqualTo(second.challenge());

        assertThat(answer(first.challenge(), code(first))).isInstanceOf(Opening.Passed.class);
        assertThat(answer(second.challenge(), code(second))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void theAnswerToAnotherQuestionIsWrongAndCounts() {
        Question first = question(link);
        Question second = question(link);

        assertThat(answer(second.challenge(), code(first))).isInstanceOf(Opening.Wrong.class);
        assertThat(tries()).isOne();
    }

    @Test
    void anAnswerOpensOnce() {
        Question seen = question(link);
        assertThat(answer(seen.challenge(), code(seen))).isInstanceOf(Opening.Passed.class);

        assertThat(answer(seen.challenge(), code(seen))).isInstanceOf(Opening.Wrong.class);
    }

    @Test
    void whatIsAskedNoMoreIsNeitherComparedNorCounted() throws Exception {
        Question old = question(link);
        host.clock().move(Duration.ofMinutes(30));

        assertThat(answer(old.challenge(), code(old))).isEqualTo(new Opening.Outdated());
        assertThat(tries()).isZero();
        Question now = question(link);
        host.clock().move(Duration.ofMinutes(29));
        assertThat(answer(now.challenge(), code(now))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void whatNobodyAskedHereIsNeitherComparedNorCounted() throws Exception {
        TransferRecord other = new AcceptedTransfers(host).of(CardFactor.ID);
        Question elsewhere = question(access.link(other));
        Question here = question(link);

        assertThat(answer(elsewhere.challenge(), code(elsewhere))).isEqualTo(new Opening.Outdated());
        assertThat(answer("", code(here))).isEqualTo(new Opening.Outdated());
        assertThat(answer("0", code(here))).isEqualTo(new Opening.Outdated());
        assertThat(answer(here.challenge() + "A", code(here))).isEqualTo(new Opening.Outdated());
        assertThat(service.answer(link, Map.of("code", code(here)), Locale.GERMAN))
                .contains(new Opening.Outdated());
        assertThat(tries()).isZero();
    }

    @Test
    void wrongAnswersEndAsAllDo() {
        Question before = question(link);
        for (int i = 0; i < TestAccess.LIMIT.pauseAfter(); i++) {
            assertThat(answer(question(link).challenge(), "?")).isInstanceOf(Opening.Wrong.class);
        }

        assertThat(service.letter(link, given -> given).orElseThrow().question())
                .isEmpty();
        assertThat(answer("", "?")).isInstanceOf(Opening.Closed.class);
        assertThat(answer(before.challenge(), code(before))).isInstanceOf(Opening.Closed.class);
    }

    @Test
    void whatIsSpentIsAskedNoMoreAndWhenNothingIsLeftItCannotBeOpenedNow() {
        for (int i = 0; i < 5; i++) {
            Question question = question(link);
            assertThat(answer(question.challenge(), code(question))).isInstanceOf(Opening.Passed.class);
        }

        assertThat(service.letter(link, given -> given).orElseThrow().status()).isEqualTo(Letter.Status.UNAVAILABLE);
    }

    @Test
    void anAnswerToAChallengeIsNoAnswerToAQuestionInItsPlace() {
        Question asked = question(link);
        host.plugins().factors().put(CardFactor.ID, host.plugins().requiredFactor("birth-date"));

        assertThat(answer(asked.challenge(), code(asked))).isInstanceOf(Opening.Outdated.class);
        assertThat(tries()).isZero();
    }

    @Test
    void aLinkThatWasReplacedTakesNoAnswerAndTheNewOneDoes() {
        Question asked = question(link);
        host.stores()
                .transfers()
                .retireLinks(transfer.practice(), transfer.id(), host.clock().instant());

        assertThat(answer(asked.challenge(), code(asked))).isInstanceOf(Opening.Closed.class);
        assertThat(tries()).isZero();
        link = access.link(transfer);
        assertThat(answer(asked.challenge(), code(asked))).isInstanceOf(Opening.Passed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "challenge, NULL",
        "challenge, THROWS",
        "challenge, HANGS",
        "prompt, NULL",
        "prompt, THROWS",
        "prompt, HANGS"
    })
    @Timeout(60)
    void whatCannotBeAskedIsSaidNotToBeAvailable(String method, Fault fault) {
        Question asked = question(link);
        CountDownLatch end = new CountDownLatch(1);
        install(method, () -> fault.happen(end));

        Letter letter = service.letter(link, given -> given).orElseThrow();

        assertThat(letter.status()).isEqualTo(Letter.Status.UNAVAILABLE);
        assertThat(letter.question()).isEmpty();
        assertThat(answer(asked.challenge(), code(asked)))
                .as("of a question that was asked before")
                .isInstanceOf(Opening.Passed.class);
        end.countDown();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @Timeout(60)
    void whatCannotBeReadIsNotAvailableAndNotCounted(Fault fault) {
        Question asked = question(link);
        CountDownLatch end = new CountDownLatch(1);
        install("read", () -> fault.happen(end));

        assertThat(answer(asked.challenge(), code(asked))).isInstanceOf(Opening.Unavailable.class);
        assertThat(tries()).isZero();
        end.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void aQuestionWhoseAnswerCouldNotComeBackIsNotAsked(int length) {
        install("challenge", () -> "7".repeat(length));

        assertThat(service.letter(link, given -> given).orElseThrow().status()).isEqualTo(Letter.Status.UNAVAILABLE);
    }

    /** What a call may come to. */
    private enum Fault {
        NULL,
        THROWS,
        HANGS;

        private Object happen(CountDownLatch end) throws InterruptedException {
            if (this == THROWS) {
                throw new IllegalStateException("1984-03-09");
            }
            if (this == HANGS) {
                end.await(1, TimeUnit.MINUTES);
            }
            return null;
        }
    }

    /** The factor, sound but for one method. */
    private void install(String odd, Callable<Object> fault) {
        host.plugins()
                .factors()
                .put(
                        CardFactor.ID,
                        ContainedFactor.odd(CardFactor.ID, new CardFactor(), odd, fault, Duration.ofMillis(200)));
    }
}
