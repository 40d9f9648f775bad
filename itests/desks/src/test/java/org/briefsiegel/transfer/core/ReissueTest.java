package org.briefsiegel.transfer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.itests.desks.Letters;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryOf;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resending, renewing and unlocking, as a practice asks for them. */
class ReissueTest {

    private static final Duration GAP = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;
    private TransferService service;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        core = new CoreOf(house);
        service = core.service();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatIsResentHasAFurtherLinkToTheSameTransferAndTheFirstStaysValid() throws Exception {
        TransferRecord transfer = notified("birth-date");
        String first = sentLinks.get(0);
        house.clock().move(Duration.ofDays(3));

        Transfer resent = CoreOf.done(resend(transfer));

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
        house.clock().move(Duration.ofDays(3));

        Transfer renewed = CoreOf.done(renew(transfer));

        String second = send(transfer).get(0);
        assertThat(house.store().findByLink(new Secret(first).hash())).isEmpty();
        assertThat(house.store().findByRetiredLink(new Secret(first).hash())).isPresent();
        assertThat(linked(second)).isEqualTo(transfer.id());
        assertThat(renewed.expiresAt()).isEqualTo(transfer.expiresAt().map(end -> end.plus(Duration.ofDays(3))));
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.RENEWED);
    }

    @Test
    void askingWhatItWouldCostChangesNothing() throws Exception {
        TransferRecord transfer = notified("sms-code");
        TransferRecord before = now(transfer);

        Price price = CoreOf.done(core.service().reissuePrice(House.PRACTICE, transfer.id(), true, Locale.GERMAN));

        assertThat(price.amount()).matches("[0-9]+[.][0-9]{2}");
        assertThat(now(transfer)).isEqualTo(before);
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED);
        assertThat(send(transfer)).isEmpty();
        CoreOf.done(resend(transfer));
        assertThat(CoreOf.refusal(core.service().reissuePrice(House.PRACTICE, transfer.id(), false, Locale.GERMAN))
                        .problem())
                .isEqualTo(CoreOf.refusal(resend(transfer)).problem());
    }

    @Test
    void whatHasExpiredCanBeRenewedAsLongAsItsContentIsKept() throws Exception {
        TransferRecord transfer = notified("birth-date");
        house.clock().move(Duration.ofDays(20));
        core.retentionJob().run();
        assertThat(CoreOf.refusal(resend(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);

        assertThat(CoreOf.done(renew(transfer)).state()).isEqualTo(TransferState.QUEUED);
        assertThat(send(transfer)).hasSize(1);

        core.retentionJob().run();
        assertThat(now(transfer).state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(house.contents()).isOne();
    }

    @Test
    void whatIsDestroyedCanNotBeRenewed() throws Exception {
        TransferRecord transfer = notified("birth-date");
        house.clock().move(Duration.ofDays(22));
        core.retentionJob().run();
        core.retentionJob().run();

        Refusal refusal = CoreOf.refusal(renew(transfer));

        assertThat(refusal.problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(refusal.detail()).contains("gelöscht");
        assertThat(house.outbox().depth()).isZero();
    }

    @Test
    void aNewCodeGoesOutAndTheOldOneIsVoid() throws Exception {
        TransferRecord transfer = notified("sms-code");
        house.clock().move(GAP);

        CoreOf.done(resend(transfer));

        List<Outbox.Item> texts = house.claimed("sms");
        assertThat(texts)
                .singleElement()
                .satisfies(item -> assertThat(open(item)).startsWith(Letters.PHONE + "\n"));
        String code = open(texts.get(0)).split("\n")[1].substring(0, 6);
        FactorSeal seal = new FactorSeal(house.vault(), transfer.practice(), transfer.id(), transfer.factor());
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

        CoreOf.done(resend(transfer));
        house.clock().move(GAP);
        send(transfer);
        CoreOf.done(renew(transfer));

        assertThat(now(transfer).tries()).isEqualTo(3);
    }

    @Test
    void aSecondTimeWithinAMinuteIsRefusedWithTheTimeToWait() throws Exception {
        TransferRecord transfer = notified("birth-date");
        CoreOf.done(resend(transfer));
        send(transfer);
        house.clock().move(Duration.ofSeconds(20));

        Refusal refusal = CoreOf.refusal(renew(transfer));

        assertThat(refusal.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(40));
        house.clock().move(Duration.ofSeconds(40));
        CoreOf.done(renew(transfer));
    }

    @Test
    void afterTheLastTimeItIsRefusedForGood() throws Exception {
        TransferRecord transfer = notified("birth-date");
        for (int i = 0; i < 3; i++) {
            CoreOf.done(resend(transfer));
            send(transfer);
            house.clock().move(GAP);
        }

        assertThat(CoreOf.refusal(resend(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(CoreOf.refusal(renew(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(house.outbox().depth()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = TransferState.class,
            names = {"QUEUED", "LOCKED", "REVOKED"})
    void whatWaitsOrIsClosedIsNotSentAgain(TransferState state) throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        advance(transfer, state);

        assertThat(CoreOf.refusal(resend(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(CoreOf.refusal(renew(transfer)).problem()).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(now(transfer).state()).isEqualTo(state);
    }

    @Test
    void whatCouldNotBeDeliveredWaitsAgain() throws Exception {
        TransferRecord transfer = notified("birth-date");
        advance(transfer, TransferState.UNDELIVERABLE);

        assertThat(CoreOf.done(resend(transfer)).state()).isEqualTo(TransferState.QUEUED);
    }

    @Test
    void whileTheFactorIsMissingNothingIsSentAgain() throws Exception {
        TransferRecord transfer = notified("sms-code");
        house.plugins().factors().remove("sms-code");

        assertThat(CoreOf.refusal(resend(transfer)).problem()).isEqualTo(Problem.FACTOR_NOT_AVAILABLE);

        assertThat(now(transfer).enrolment()).isEqualTo(transfer.enrolment());
        assertThat(house.outbox().depth()).isZero();
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void whileASilentFactorIsMissingNothingIsSentAgainEither() throws Exception {
        TransferRecord transfer = notified("birth-date");
        house.plugins().factors().remove("birth-date");

        assertThat(CoreOf.refusal(renew(transfer)).problem()).isEqualTo(Problem.FACTOR_NOT_AVAILABLE);
        assertThat(CoreOf.refusal(resend(transfer)).problem()).isEqualTo(Problem.FACTOR_NOT_AVAILABLE);

        assertThat(now(transfer)).isEqualTo(transfer);
        assertThat(house.outbox().depth()).isZero();
    }

    @Test
    void whileTheOperatorHasItSuspendedNothingIsSentAgain() throws Exception {
        TransferRecord silent = notified("birth-date");
        TransferRecord coded = notified("sms-code");
        house.suspend(Use.REISSUE);

        for (TransferRecord transfer : List.of(silent, coded)) {
            assertThat(CoreOf.refusal(resend(transfer)).problem()).isEqualTo(Problem.UNAVAILABLE);
            assertThat(core.requests().renew(transfer)).as("a further link").isFalse();
            assertThat(events(transfer)).doesNotContain(Kind.RESENT);
        }
    }

    @Test
    void whatARulePricesEndsAtTheLimitOfTheDay() throws Exception {
        house.set(Setting.DAILY_CAP, "0.15");
        TransferRecord transfer = notified("sms-code");
        house.clock().move(GAP);

        assertThat(CoreOf.refusal(resend(transfer)).problem()).isEqualTo(Problem.CAP_REACHED);

        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED);
        assertThat(now(transfer).enrolment()).isEqualTo(transfer.enrolment());
    }

    @Test
    void whatIsLockedCanBeUnlockedAndThenHasAllTriesAgain() throws Exception {
        TransferRecord transfer = notified("birth-date");
        wrongAnswers(transfer, 3);
        advance(transfer, TransferState.LOCKED);

        Transfer unlocked = CoreOf.done(service.unlock(transfer.practice(), transfer.id(), Locale.GERMAN));

        assertThat(unlocked.state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(unlocked.tries()).isZero();
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.UNLOCKED);
        CoreOf.done(service.unlock(transfer.practice(), transfer.id(), Locale.GERMAN));
        assertThat(events(transfer)).as("nothing to unlock").hasSize(2);
    }

    @Test
    void whatWasSentWhileLockedIsNotifiedOnceUnlocked() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        advance(transfer, TransferState.LOCKED);
        new DeliveryOf(house).sendAll();

        Transfer unlocked = CoreOf.done(service.unlock(transfer.practice(), transfer.id(), Locale.GERMAN));

        assertThat(unlocked.state()).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void anotherPracticesTransferDoesNotExist() throws Exception {
        String foreign = "0".repeat(26);
        notified("birth-date");

        for (Reply<Transfer> reply : List.of(
                service.resend(House.PRACTICE, foreign, Locale.GERMAN),
                service.renew(House.PRACTICE, foreign, Locale.GERMAN),
                service.unlock(House.PRACTICE, foreign, Locale.GERMAN))) {
            assertThat(CoreOf.refusal(reply).problem()).isEqualTo(Problem.NOT_FOUND);
        }
    }

    private List<String> sentLinks = List.of();

    /** An accepted transfer whose notice has gone out. */
    private TransferRecord notified(String factor) throws Exception {
        TransferRecord transfer = core.accepted(factor);
        sentLinks = send(transfer);
        advance(transfer, TransferState.NOTIFIED);
        return now(transfer);
    }

    /** Takes what waits; what links it held. */
    private List<String> send(TransferRecord transfer) {
        Instant now = Instant.now(house.clock());
        house.claimed("sms").forEach(item -> house.outbox().accepted(item, "receipt", now));
        List<Outbox.Item> mails = house.claimed("mail");
        List<String> links = mails.stream()
                .filter(item -> item.purpose() == Purpose.NOTICE)
                .map(this::open)
                .toList();
        mails.forEach(item -> house.outbox().accepted(item, "receipt", now));
        house.change(transfer, TransferAggregate::becomeNotified);
        return links;
    }

    private String open(Outbox.Item item) {
        return house.vault().openText(Outbox.context(item.practice(), item.id()), item.body());
    }

    private String linked(String token) {
        return house.store().findByLink(new Secret(token).hash()).orElseThrow().id();
    }

    private void wrongAnswers(TransferRecord transfer, int count) {
        for (int i = 0; i < count; i++) {
            house.change(transfer, it -> it.reserveTry(new TryLimit(5, GAP, 10)));
        }
    }

    private void advance(TransferRecord transfer, TransferState state) {
        house.move(transfer, state);
    }

    private Reply<Transfer> resend(TransferRecord transfer) {
        return service.resend(transfer.practice(), transfer.id(), Locale.GERMAN);
    }

    private Reply<Transfer> renew(TransferRecord transfer) {
        return service.renew(transfer.practice(), transfer.id(), Locale.GERMAN);
    }

    private TransferRecord now(TransferRecord transfer) {
        return house.store().find(transfer.practice(), transfer.id()).orElseThrow();
    }

    private List<Kind> events(TransferRecord transfer) {
        return house.store().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }
}
