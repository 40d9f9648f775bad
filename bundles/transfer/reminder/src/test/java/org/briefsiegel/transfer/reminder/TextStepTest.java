package org.briefsiegel.transfer.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.delivery.OutboxDelivery;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.outcome.ChargeRule;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text message reminds as often as was agreed, costs what was agreed, and only once it was sent. */
class TextStepTest {

    private static final String THIRD = Booking.REMINDER + 3;
    private static final String SEVENTH = Booking.REMINDER + 7;
    private static final List<Pricing.Line> TEN_CENTS =
            List.of(new Pricing.Line(new Wording("tariff", "sms-reminder", List.of()), 1, new Money(10, "EUR")));

    private TestHost host;
    private AcceptedTransfers accepted;
    private TestDelivery delivery;
    private ReminderJob job;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        accepted = new AcceptedTransfers(host);
        delivery = new TestDelivery(host);
        host.set(Setting.TEXT_REMINDERS, "3 7");
        host.plugins().pricingRules().put("tariff", (draft, locale) -> new Pricing.Priced(TEN_CENTS));
        job = TestReminders.job(host, delivery, TestReminders.VIENNA);
    }

    /** A transfer that was sent with two reminders agreed. */
    private TransferRecord sent() {
        TransferRecord transfer = accepted.of("birth-date");
        for (String kind : List.of(THIRD, SEVENTH)) {
            host.stores().ledger().agree(new Booking(transfer.practice(), transfer.id(), kind, TEN_CENTS));
        }
        delivery.sendAll();
        return transfer;
    }

    @Test
    void whoDoesNotOpenItGetsATextMessageOnEachDayAndThePracticePaysForEach() {
        TransferRecord transfer = sent();

        for (int day = 1; day <= 13; day++) {
            host.clock().move(Duration.ofDays(1));
            job.run();
            job.run();
            List<Message> messages = delivery.sendAll();
            assertThat(messages).as("day " + day).hasSize(day == 3 || day == 7 ? 1 : 0);
            messages.forEach(message -> {
                assertThat(message.address()).isEqualTo(AcceptedTransfers.PHONE);
                assertThat(message.text()).contains("Ordination", "E-Mail").doesNotContain("/d/");
            });
        }

        assertThat(charges(transfer)).isEqualTo(Map.of(THIRD, Charge.State.POSTED, SEVENTH, Charge.State.POSTED));
        assertThat(delivery.events(transfer)).containsSubsequence(Kind.REMINDER_TEXT_SENT, Kind.REMINDER_TEXT_SENT);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void onADayForBothTheRecipientIsRemindedByMailToo() {
        host.set(Setting.REMINDERS, "3");
        sent();
        host.clock().move(Duration.ofDays(3));

        job.run();

        assertThat(delivery.sendAll())
                .extracting(Message::address)
                .containsExactlyInAnyOrder(AcceptedTransfers.PHONE, AcceptedTransfers.EMAIL);
    }

    @Test
    void aMailRemindsThoughNoTextMessageCanBeSentToday() {
        host.set(Setting.REMINDERS, "3");
        TransferRecord transfer = sent();
        host.clock().move(Duration.ofDays(3));
        Channel sms = host.plugins().channels().remove("sms");

        job.run();
        assertThat(delivery.sendAll()).extracting(Message::address).containsExactly(AcceptedTransfers.EMAIL);

        host.plugins().channels().put("sms", sms);
        host.clock().move(Duration.ofDays(1));
        job.run();
        assertThat(delivery.sendAll()).extracting(Message::address).containsExactly(AcceptedTransfers.PHONE);
        assertThat(delivery.events(transfer)).doesNotContain(Kind.REMINDER_TEXT_LEFT_OUT);
    }

    @Test
    void whatWasNotAgreedWithTheTransferIsNotSent() {
        accepted.of("birth-date");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(3));

        job.run();

        assertThat(delivery.sendAll()).isEmpty();
    }

    @Test
    void aDayThatThePracticeHasTakenOutSinceIsLeftOut() {
        TransferRecord transfer = sent();
        host.set(Setting.TEXT_REMINDERS, "5 7");

        for (int day = 1; day <= 8; day++) {
            host.clock().move(Duration.ofDays(1));
            job.run();
            assertThat(delivery.sendAll()).as("day " + day).hasSize(day == 7 ? 1 : 0);
        }
        assertThat(charges(transfer)).containsEntry(THIRD, Charge.State.AGREED);
    }

    @Test
    void itCostsWhatWasAgreedThoughThePriceHasRisen() {
        TransferRecord transfer = sent();
        host.plugins()
                .pricingRules()
                .put(
                        "tariff",
                        (draft, locale) -> new Pricing.Priced(
                                List.of(new Pricing.Line(TEN_CENTS.get(0).wording(), 1, new Money(99, "EUR")))));
        host.clock().move(Duration.ofDays(3));

        job.run();
        delivery.sendAll();

        assertThat(host.stores().ledger().charges(transfer.practice(), transfer.id()))
                .contains(new Charge(THIRD, new Money(10, "EUR"), Charge.State.POSTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "lock", "revoke", "report", "bounce", "resend"})
    void noneIsSentAfterAnythingElseHasHappened(String what) {
        TransferRecord transfer = sent();
        host.change(transfer, change(what));
        host.clock().move(Duration.ofDays(3));

        job.run();

        assertThat(delivery.sendAll()).isEmpty();
        assertThat(charges(transfer)).containsEntry(THIRD, Charge.State.AGREED);
    }

    /** What waits already is of no use then, and nobody pays for what stays here. */
    @ParameterizedTest
    @ValueSource(strings = {"open", "lock", "report", "bounce"})
    void oneThatStillWaitsThenStaysHereAndCostsNothing(String what) {
        TransferRecord transfer = sent();
        host.clock().move(Duration.ofDays(3));
        job.run();
        host.change(transfer, change(what));

        assertThat(delivery.sendAll()).isEmpty();
        assertThat(charges(transfer)).containsEntry(THIRD, Charge.State.RELEASED);
        assertThat(host.stores().outbox().depth()).isZero();
        assertThat(delivery.events(transfer)).doesNotContain(Kind.REMINDER_TEXT_FAILED);
    }

    private static Consumer<TransferAggregate> change(String what) {
        return switch (what) {
            case "open" -> TransferAggregate::open;
            case "lock" -> TransferAggregate::lock;
            case "revoke" -> TransferAggregate::revoke;
            case "report" -> TransferAggregate::report;
            case "bounce" -> TransferAggregate::bounce;
            default -> it -> it.resend("");
        };
    }

    @Test
    void oneThatTheDailyLimitForbidsIsLeftOutAndThePracticeSeesThat() {
        host.set(Setting.DAILY_CAP, "0.15");
        TransferRecord one = sent();
        TransferRecord other = sent();
        host.clock().move(Duration.ofDays(3));

        job.run();
        job.run();

        assertThat(delivery.sendAll()).hasSize(1);
        assertThat(List.of(charges(one).get(THIRD), charges(other).get(THIRD)))
                .containsExactlyInAnyOrder(Charge.State.POSTED, Charge.State.RELEASED);
        TransferRecord without = charges(one).get(THIRD) == Charge.State.RELEASED ? one : other;
        assertThat(last(without).kind()).isEqualTo(Kind.REMINDER_TEXT_LEFT_OUT);
        assertThat(last(without).detail()).isEqualTo("cap-reached");
    }

    @Test
    void oneThatTheBalanceDoesNotCoverIsLeftOutAndThePracticeSeesThat() {
        TransferRecord transfer = accepted.of("birth-date");
        for (String kind : List.of(THIRD, SEVENTH)) {
            host.stores().ledger().agree(new Booking(transfer.practice(), transfer.id(), kind, TEN_CENTS, true));
        }
        delivery.sendAll();
        host.stores().ledger().topUp(new TopUp(transfer.practice(), "A-1", new Money(19, "EUR"), "bank transfer"));

        host.clock().move(Duration.ofDays(3));
        job.run();
        assertThat(delivery.sendAll()).hasSize(1);
        host.clock().move(Duration.ofDays(4));
        job.run();

        assertThat(delivery.sendAll()).isEmpty();
        assertThat(last(transfer).kind()).isEqualTo(Kind.REMINDER_TEXT_LEFT_OUT);
        assertThat(last(transfer).detail()).isEqualTo("balance-too-low");
        assertThat(charges(transfer)).isEqualTo(Map.of(THIRD, Charge.State.POSTED, SEVENTH, Charge.State.RELEASED));
        assertThat(host.stores().ledger().balance(transfer.practice(), "EUR")).isEqualTo(new Money(9, "EUR"));
    }

    @Test
    void oneThatThePlanHoldsNoMoreIsLeftOut() {
        TransferRecord transfer = sent();
        host.plugins().pricingRules().put("tariff", (draft, locale) -> new Pricing.NotIncluded("PRO"));
        host.clock().move(Duration.ofDays(3));

        job.run();

        assertThat(delivery.sendAll()).isEmpty();
        assertThat(last(transfer).detail()).isEqualTo("plan-required");
        assertThat(charges(transfer)).containsEntry(THIRD, Charge.State.RELEASED);
    }

    @Test
    void oneThatIsRefusedCostsNothingSaysNothingOfTheLinkAndIsTheLast() {
        TransferRecord transfer = sent();
        settle(Outcome.permanent("no such number"));

        assertThat(charges(transfer)).containsEntry(THIRD, Charge.State.RELEASED);
        assertThat(last(transfer).kind()).isEqualTo(Kind.REMINDER_TEXT_FAILED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);

        host.clock().move(Duration.ofDays(4));
        job.run();
        assertThat(delivery.sendAll()).isEmpty();
    }

    @Test
    void oneWhoseAnswerIsLostTwiceIsInDoubt() {
        TransferRecord transfer = sent();
        settle(Outcome.unknown("lost"));
        assertThat(charges(transfer)).containsEntry(THIRD, Charge.State.RESERVED);
        host.clock().move(TestDelivery.PAUSE);

        settle(Outcome.unknown("lost"));

        assertThat(charges(transfer)).containsEntry(THIRD, Charge.State.DOUBTFUL);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void oneThatCannotBeSentInTimeIsGivenUpAndCostsNothing() {
        TransferRecord transfer = sent();
        host.clock().move(Duration.ofDays(3));
        job.run();
        host.clock().move(Duration.ofHours(1));

        delivery.service().giveUpOverdue();

        assertThat(charges(transfer)).containsEntry(THIRD, Charge.State.RELEASED);
        assertThat(last(transfer).kind()).isEqualTo(Kind.REMINDER_TEXT_FAILED);
        assertThat(last(transfer).detail()).isEqualTo("not-in-time");
    }

    /** Whoever withdraws leaves the charge of one that is in hand to whoever has it. */
    @ParameterizedTest
    @CsvSource({"ACCEPTED,POSTED", "UNKNOWN,DOUBTFUL", "RETRY,RELEASED", "PERMANENT,RELEASED"})
    void oneThatIsWithdrawnWhileItLeavesIsOwedIfItHasLeft(Outcome.Kind kind, Charge.State state) {
        TransferRecord transfer = sent();
        host.clock().move(Duration.ofDays(3));
        job.run();
        OutboxDelivery service = delivery.service();
        Parcel parcel = TestDelivery.claim(service).get("sms");
        host.stores().outbox().withdraw(transfer.practice(), transfer.id());
        host.stores().ledger().releaseReminders(transfer.practice(), transfer.id(), true);

        service.settle(
                parcel,
                switch (kind) {
                    case ACCEPTED -> TestDelivery.sent();
                    case UNKNOWN -> Outcome.unknown("lost");
                    case RETRY -> Outcome.retry("busy");
                    case PERMANENT -> Outcome.permanent("no");
                });

        assertThat(charges(transfer)).isEqualTo(Map.of(THIRD, state, SEVENTH, Charge.State.RELEASED));
    }

    /** What is said of codes is said of codes alone, and the other way round. */
    @Test
    void aCodeAndAReminderAreOwedWithoutEachOther() {
        TransferRecord transfer = accepted.of("sms-code");
        host.stores().ledger().agree(new Booking(transfer.practice(), transfer.id(), THIRD, TEN_CENTS));
        delivery = new TestDelivery(host, ChargeRule.ARRIVED);
        delivery.sendAll();
        assertThat(charges(transfer))
                .isEqualTo(Map.of(Booking.FIRST, Charge.State.DOUBTFUL, THIRD, Charge.State.AGREED));
        host.clock().move(Duration.ofDays(3));

        job.run();
        delivery = new TestDelivery(host, ChargeRule.TAKEN);
        delivery.sendAll();

        assertThat(charges(transfer))
                .isEqualTo(Map.of(Booking.FIRST, Charge.State.DOUBTFUL, THIRD, Charge.State.POSTED));
    }

    private void settle(Outcome outcome) {
        if (host.stores().outbox().depth() == 0) {
            host.clock().move(Duration.ofDays(3));
            job.run();
        }
        OutboxDelivery service = delivery.service();
        service.settle(TestDelivery.claim(service).get("sms"), outcome);
    }

    private Map<String, Charge.State> charges(TransferRecord transfer) {
        return host.stores().ledger().charges(transfer.practice(), transfer.id()).stream()
                .collect(Collectors.toMap(Charge::kind, Charge::state));
    }

    private TransferEvent last(TransferRecord transfer) {
        List<TransferEvent> events = host.stores().transfers().events(transfer.practice(), transfer.id());
        return events.get(events.size() - 1);
    }
}
