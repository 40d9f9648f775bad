package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many letters to one recipient who is asked for one birth date: no more tries for a stranger than one letter gives. */
class RecipientTriesTest {

    private TestHost host;
    private AcceptedTransfers accepted;
    private TestPractice practice;
    private TestAccess access;
    private RecipientService service;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        accepted = new AcceptedTransfers(host);
        practice = new TestPractice(host);
        access = new TestAccess(host);
        service = access.service();
    }

    @Test
    void wrongAnswersToSeveralLettersPauseThemAll() throws Exception {
        List<String> links = links(4, "birth-date");
        for (int i = 0; i < TestAccess.LIMIT.pauseAfter(); i++) {
            assertThat(answerWrongly(links.get(i % 4))).isInstanceOf(Opening.Wrong.class);
        }

        for (String link : links) {
            assertThat(TestAccess.letter(service, link).status()).isEqualTo(Status.PAUSED);
            assertThat(TestAccess.letter(service, link).pausedUntil()).contains(in(TestAccess.LIMIT.pause()));
            assertThat(answerRightly(link)).isInstanceOf(Opening.Closed.class);
        }
        host.clock().move(TestAccess.LIMIT.pause());
        assertThat(answerRightly(links.get(3))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void whenTheBudgetIsSpentAllPauseUntilItIsForgottenAndNoneIsLocked() throws Exception {
        List<String> links = links(4, "birth-date");
        spend(links);

        for (String link : links) {
            assertThat(TestAccess.letter(service, link).status()).isEqualTo(Status.PAUSED);
            assertThat(TestAccess.letter(service, link).pausedUntil()).contains(in(TestAccess.BUDGET.memory()));
        }
        host.clock().move(TestAccess.BUDGET.memory().minusSeconds(1));
        assertThat(answerRightly(links.get(0))).isInstanceOf(Opening.Closed.class);
        host.clock().move(Duration.ofSeconds(1));
        assertThat(answerRightly(links.get(0))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void aTryThatTheBudgetRefusesIsNotCountedAgainstItsLetter() throws Exception {
        TransferRecord calm = accepted.of("birth-date");
        String link = access.link(calm);
        List<String> links = links(2, "birth-date");
        for (int i = 0; i < TestAccess.LIMIT.pauseAfter(); i++) {
            answerWrongly(links.get(i % 2));
        }

        answerWrongly(link);

        assertThat(host.stores()
                        .transfers()
                        .find(calm.practice(), calm.id())
                        .orElseThrow()
                        .tries())
                .isZero();
    }

    @Test
    void theRightAnswerCostsNothing() throws Exception {
        List<String> links = links(3, "birth-date");
        for (int i = 0; i < 3 * TestAccess.LIMIT.max(); i++) {
            assertThat(answerRightly(links.get(i % 3))).isInstanceOf(Opening.Passed.class);
        }
    }

    @Test
    void anotherRecipientAndAnotherFactorHaveTheirOwn() throws Exception {
        spend(links(4, "birth-date"));

        String other = access.link(accepted.of("birth-date", "josef@example.org"));
        assertThat(answerRightly(other)).isInstanceOf(Opening.Passed.class);
        assertThat(TestAccess.letter(service, access.link(accepted.of("sms-code")))
                        .status())
                .isEqualTo(Status.READY);
    }

    @Test
    void whoHasOneLinkLocksThatLetterAndLetsTheOthersWait() throws Exception {
        TransferRecord attacked = accepted.of("birth-date");
        String others = access.link(accepted.of("birth-date"));
        access.exhaust(service, access.link(attacked));

        assertThat(host.stores()
                        .transfers()
                        .find(attacked.practice(), attacked.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(TransferState.LOCKED);
        assertThat(TestAccess.letter(service, others).status()).isEqualTo(Status.PAUSED);
        host.clock().move(TestAccess.BUDGET.memory());
        assertThat(answerRightly(others)).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void theReaderIsWarnedOfThePauseThatComesFirst() throws Exception {
        List<String> links = links(2, "birth-date");
        answerWrongly(links.get(0));
        answerWrongly(links.get(0));

        assertThat(answerWrongly(links.get(1)))
                .isEqualTo(new Opening.Wrong(3, 2, Optional.of(TestAccess.LIMIT.pause())));
    }

    @Test
    void thePracticeEndsThePauseOfAllByUnlockingOne() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        List<String> links = links(4, "birth-date");
        spend(links);

        TestPractice.done(practice.service().unlock(transfer.practice(), transfer.id(), Locale.GERMAN));

        assertThat(answerRightly(links.get(0))).isInstanceOf(Opening.Passed.class);
        assertThat(answerRightly(links.get(3))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void aCountIsForgottenWhenItsTimeIsOver() throws Exception {
        List<String> links = links(1, "birth-date");
        for (int i = 0; i < 4; i++) {
            answerWrongly(links.get(0));
        }
        String later = links(1, "birth-date").get(0);
        host.clock().move(TestAccess.BUDGET.memory());
        practice.clearAway();

        for (int i = 0; i < 4; i++) {
            assertThat(answerWrongly(later)).isInstanceOf(Opening.Wrong.class);
        }
        assertThat(TestAccess.letter(service, later).status()).isEqualTo(Status.READY);
    }

    /** All that a recipient may try, spread over letters so that none of them is locked by it. */
    private void spend(List<String> links) {
        for (int i = 0; i < TestAccess.LIMIT.max(); i++) {
            assertThat(answerWrongly(links.get(i % links.size()))).isInstanceOf(Opening.Wrong.class);
            if (i + 1 == TestAccess.LIMIT.pauseAfter()) {
                host.clock().move(TestAccess.LIMIT.pause());
            }
        }
    }

    private Opening answerWrongly(String link) {
        return TestAccess.answer(service, link, TestAccess.WRONG_DATE);
    }

    private Opening answerRightly(String link) {
        return TestAccess.answer(service, link, TestAccess.BIRTH_DATE);
    }

    private List<String> links(int count, String factor) throws Exception {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            links.add(access.link(accepted.of(factor)));
        }
        return links;
    }

    private Instant in(Duration time) {
        return Instant.now(host.clock()).plus(time);
    }
}
