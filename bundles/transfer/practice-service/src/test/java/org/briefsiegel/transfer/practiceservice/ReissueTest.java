package org.briefsiegel.transfer.practiceservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.intake.TestIntake;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resending, renewing and unlocking, as a practice asks for them. */
class ReissueTest {

    private static final Duration GAP = Duration.ofMinutes(1);

    private TestHost host;
    private TestPractice practice;
    private TransferService service;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        practice = new TestPractice(host);
        service = practice.service();
    }

    @Test
    void whatIsResentHasAFurtherLinkToTheSameTransferAndTheFirstStaysValid() throws Exception {
        TransferRecord transfer = notified("birth-date");
        String first = sentLinks.get(0);
        host.clock().move(Duration.ofDays(3));

        Transfer resent = TestPractice.done(resend(transfer));

        String second = send(transfer).get(0);
        assertThat(second).isNotEqualTo(first);
        assertThat(linked(first)).isEqualTo(transfer.id());
        assertThat(linked(second)).isEqualTo(transfer.id());
        assertThat(resent.expiresAt()).isEqualTo(transfer.expiresAt());
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.RESENT);
    }

    @Test
    void whatIsRenewedHasItsFullTimeAgainAndOneValidLink() throws Exception {
        TransferRecord transfer = notified("birth-date");
        String first = sentLinks.get(0);
        host.clock().move(Duration.ofDays(3));

        Transfer renewed = TestPractice.done(renew(transfer));

        String second = send(transfer).get(0);
        assertThat(host.stores().transfers().findByLink(new Secret(first).hash()))
                .isEmpty();
        assertThat(host.stores().transfers().findByRetiredLink(new Secret(first).hash()))
                .isPresent();
        assertThat(linked(second)).isEqualTo(transfer.id());
        assertThat(renewed.expiresAt()).isEqualTo(transfer.expiresAt().map(end -> end.plus(Duration.ofDays(3))));
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.RENEWED);
    }

    @Test
    void askingWhatItWouldCostChangesNothing() throws Exception {
        TransferRecord transfer = notified("sms-code");
        TransferRecord before = now(transfer);

        Price price = TestPractice.done(
                practice.service().reissuePrice(TestHost.PRACTICE, transfer.id(), true, Locale.GERMAN));

        assertThat(price.amount()).matches("[0-9]+[.][0-9]{2}");
        assertThat(now(transfer)).isEqualTo(before);
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED);
        assertThat(send(transfer)).isEmpty();
        TestPractice.done(resend(transfer));
        assertThat(TestIntake.refusal(
                                practice.service().reissuePrice(TestHost.PRACTICE, transfer.id(), false, Locale.GERMAN))
                        .problem())
                .isEqualTo(TestIntake.refusal(resend(transfer)).problem());
    }

    @Test
    void whatHasExpiredCanBeRenewedAsLongAsItsContentIsKept() throws Exception {
        TransferRecord transfer = notified("birth-date");
        host.clock().move(Duration.ofDays(20));
        practice.clearAway();
        assertThat(TestIntake.refusal(resend(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);

        assertThat(TestPractice.done(renew(transfer)).state()).isEqualTo(TransferState.QUEUED);
        assertThat(send(transfer)).hasSize(1);

        practice.clearAway();
        assertThat(now(transfer).state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(host.contents()).isOne();
    }

    @Test
    void whatIsDestroyedCanNotBeRenewed() throws Exception {
        TransferRecord transfer = notified("birth-date");
        host.clock().move(Duration.ofDays(22));
        practice.clearAway();
        practice.clearAway();

        Refusal refusal = TestIntake.refusal(renew(transfer));

        assertThat(refusal.problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(refusal.detail()).contains("gelöscht");
        assertThat(host.stores().outbox().depth()).isZero();
    }

    @Test
    void aNewCodeGoesOutAndTheOldOneIsVoid() throws Exception {
        TransferRecord transfer = notified("sms-code");
        host.clock().move(GAP);

        TestPractice.done(resend(transfer));

        List<Outbox.Item> texts = host.claimed("sms");
        assertThat(texts)
                .singleElement()
                .satisfies(item -> assertThat(open(item)).startsWith(Letters.PHONE + "\n"));
        String code = open(texts.get(0)).split("\n")[1].substring(0, 6);
        FactorSeal seal = new FactorSeal(host.vault(), transfer.practice(), transfer.id(), transfer.factor());
        assertThat(seal.matches(now(transfer).enrolment(), code)).isTrue();
        assertThat(now(transfer).enrolment()).isNotEqualTo(transfer.enrolment());
    }

    @Test
    void aPhoneNumberThatWasTypedInIsStoredInNoReadableForm() throws Exception {
        assertThat(notified("sms-code").dispatchFacts()).isNotEmpty().doesNotContain(Letters.PHONE);
        assertThat(notified("birth-date").dispatchFacts()).isEmpty();
    }

    @Test
    void triesThatWereUsedStayUsed() throws Exception {
        TransferRecord transfer = notified("birth-date");
        wrongAnswers(transfer, 3);

        TestPractice.done(resend(transfer));
        host.clock().move(GAP);
        send(transfer);
        TestPractice.done(renew(transfer));

        assertThat(now(transfer).tries()).isEqualTo(3);
    }

    @Test
    void aSecondTimeWithinAMinuteIsRefusedWithTheTimeToWait() throws Exception {
        TransferRecord transfer = notified("birth-date");
        TestPractice.done(resend(transfer));
        send(transfer);
        host.clock().move(Duration.ofSeconds(20));

        Refusal refusal = TestIntake.refusal(renew(transfer));

        assertThat(refusal.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(40));
        host.clock().move(Duration.ofSeconds(40));
        TestPractice.done(renew(transfer));
    }

    @Test
    void afterTheLastTimeItIsRefusedForGood() throws Exception {
        TransferRecord transfer = notified("birth-date");
        for (int i = 0; i < 3; i++) {
            TestPractice.done(resend(transfer));
            send(transfer);
            host.clock().move(GAP);
        }

        assertThat(TestIntake.refusal(resend(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(TestIntake.refusal(renew(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(host.stores().outbox().depth()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = TransferState.class,
            names = {"QUEUED", "LOCKED", "REVOKED"})
    void whatWaitsOrIsClosedIsNotSentAgain(TransferState state) throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        advance(transfer, state);

        assertThat(TestIntake.refusal(resend(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(TestIntake.refusal(renew(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(now(transfer).state()).isEqualTo(state);
    }

    @Test
    void whatCouldNotBeDeliveredWaitsAgain() throws Exception {
        TransferRecord transfer = notified("birth-date");
        advance(transfer, TransferState.UNDELIVERABLE);

        assertThat(TestPractice.done(resend(transfer)).state()).isEqualTo(TransferState.QUEUED);
    }

    @Test
    void whileTheFactorIsMissingNothingIsSentAgain() throws Exception {
        TransferRecord transfer = notified("sms-code");
        host.plugins().factors().remove("sms-code");

        assertThat(TestIntake.refusal(resend(transfer)).problem()).isEqualTo(Problem.FACTOR_NOT_AVAILABLE);

        assertThat(now(transfer).enrolment()).isEqualTo(transfer.enrolment());
        assertThat(host.stores().outbox().depth()).isZero();
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void whileASilentFactorIsMissingNothingIsSentAgainEither() throws Exception {
        TransferRecord transfer = notified("birth-date");
        host.plugins().factors().remove("birth-date");

        assertThat(TestIntake.refusal(renew(transfer)).problem()).isEqualTo(Problem.FACTOR_NOT_AVAILABLE);
        assertThat(TestIntake.refusal(resend(transfer)).problem()).isEqualTo(Problem.FACTOR_NOT_AVAILABLE);

        assertThat(now(transfer)).isEqualTo(transfer);
        assertThat(host.stores().outbox().depth()).isZero();
    }

    @Test
    void whileTheOperatorHasItSuspendedNothingIsSentAgain() throws Exception {
        TransferRecord silent = notified("birth-date");
        TransferRecord coded = notified("sms-code");
        host.suspend(Use.REISSUE);

        for (TransferRecord transfer : List.of(silent, coded)) {
            assertThat(TestIntake.refusal(resend(transfer)).problem()).isEqualTo(Problem.UNAVAILABLE);
            assertThat(practice.requests().renew(transfer)).as("a further link").isFalse();
            assertThat(events(transfer)).doesNotContain(Kind.RESENT);
        }
    }

    @Test
    void whatARulePricesEndsAtTheLimitOfTheDay() throws Exception {
        host.set(Setting.DAILY_CAP, "0.15");
        TransferRecord transfer = notified("sms-code");
        host.clock().move(GAP);

        assertThat(TestIntake.refusal(resend(transfer)).problem()).isEqualTo(Problem.CAP_REACHED);

        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED);
        assertThat(now(transfer).enrolment()).isEqualTo(transfer.enrolment());
    }

    @Test
    void whatIsLockedCanBeUnlockedAndThenHasAllTriesAgain() throws Exception {
        TransferRecord transfer = notified("birth-date");
        wrongAnswers(transfer, 3);
        advance(transfer, TransferState.LOCKED);

        Transfer unlocked = TestPractice.done(service.unlock(transfer.practice(), transfer.id(), Locale.GERMAN));

        assertThat(unlocked.state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(unlocked.tries()).isZero();
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.UNLOCKED);
        TestPractice.done(service.unlock(transfer.practice(), transfer.id(), Locale.GERMAN));
        assertThat(events(transfer)).as("nothing to unlock").hasSize(2);
    }

    @Test
    void anotherPracticesTransferDoesNotExist() throws Exception {
        String foreign = "0".repeat(26);
        notified("birth-date");

        for (Reply<Transfer> reply : List.of(
                service.resend(TestHost.PRACTICE, foreign, Locale.GERMAN),
                service.renew(TestHost.PRACTICE, foreign, Locale.GERMAN),
                service.unlock(TestHost.PRACTICE, foreign, Locale.GERMAN))) {
            assertThat(TestIntake.refusal(reply).problem()).isEqualTo(Problem.NOT_FOUND);
        }
    }

    private List<String> sentLinks = List.of();

    /** An accepted transfer whose notice has gone out. */
    private TransferRecord notified(String factor) throws Exception {
        TransferRecord transfer = practice.accepted(factor);
        sentLinks = send(transfer);
        advance(transfer, TransferState.NOTIFIED);
        return now(transfer);
    }

    /** Takes what waits; what links it held. */
    private List<String> send(TransferRecord transfer) {
        Instant now = Instant.now(host.clock());
        host.claimed("sms").forEach(item -> host.stores().outbox().accepted(item, List.of("receipt"), now));
        List<Outbox.Item> mails = host.claimed("mail");
        List<String> links = mails.stream()
                .filter(item -> item.purpose() == Purpose.NOTICE)
                .map(this::open)
                .toList();
        mails.forEach(item -> host.stores().outbox().accepted(item, List.of("receipt"), now));
        host.change(transfer, TransferAggregate::becomeNotified);
        return links;
    }

    private String open(Outbox.Item item) {
        return host.vault().openText(Outbox.context(item.practice(), item.id()), item.body());
    }

    private String linked(String token) {
        return host.stores()
                .transfers()
                .findByLink(new Secret(token).hash())
                .orElseThrow()
                .id();
    }

    private void wrongAnswers(TransferRecord transfer, int count) {
        for (int i = 0; i < count; i++) {
            host.change(transfer, it -> it.reserveTry(new TryLimit(5, GAP, 10)));
        }
    }

    private void advance(TransferRecord transfer, TransferState state) {
        host.move(transfer, state);
    }

    private Reply<Transfer> resend(TransferRecord transfer) {
        return service.resend(transfer.practice(), transfer.id(), Locale.GERMAN);
    }

    private Reply<Transfer> renew(TransferRecord transfer) {
        return service.renew(transfer.practice(), transfer.id(), Locale.GERMAN);
    }

    private TransferRecord now(TransferRecord transfer) {
        return host.stores()
                .transfers()
                .find(transfer.practice(), transfer.id())
                .orElseThrow();
    }

    private List<Kind> events(TransferRecord transfer) {
        return host.stores().transfers().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }
}
