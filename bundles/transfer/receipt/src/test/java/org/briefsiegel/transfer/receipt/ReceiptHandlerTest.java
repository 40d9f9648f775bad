package org.briefsiegel.transfer.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.DeliveryProblem.Subject;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.delivery.OutboxDelivery;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.ReminderTextId;
import org.briefsiegel.transfer.outcome.ChargeRule;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a message after it was taken, and what follows from that. */
class ReceiptHandlerTest {

    private TestHost host;
    private AcceptedTransfers accepted;
    private TestDelivery delivery;
    private ReceiptHandler receipts;
    private OutboxDelivery service;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        accepted = new AcceptedTransfers(host);
        obey(ChargeRule.TAKEN);
    }

    private void obey(ChargeRule rule) {
        delivery = new TestDelivery(host, rule);
        service = delivery.service();
        receipts = new ReceiptHandler(
                host.stores().transactions(),
                host.transfers(),
                host.stores().receipts(),
                new ReceiptConclusions(
                        host.stores().receipts(),
                        host.stores().outbox(),
                        host.stores().ledger(),
                        rule,
                        delivery.alerts()),
                host.clock());
    }

    @ParameterizedTest
    @CsvSource({"TAKEN, POSTED, POSTED, POSTED", "ARRIVED, DOUBTFUL, POSTED, RELEASED"})
    void whenACodeIsOwedIsForTheOperatorToSay(
            ChargeRule rule, Charge.State taken, Charge.State arrived, Charge.State lost) throws Exception {
        obey(rule);
        TransferRecord good = accepted.of("sms-code");
        send("sms", "17/4567");
        assertThat(delivery.charge(good)).isEqualTo(taken);
        receipts.take(delivered("sms", "17/4567"));
        assertThat(delivery.charge(good)).isEqualTo(arrived);
        send("mail");

        TransferRecord bad = accepted.of("sms-code");
        send("sms", "18/4567");
        receipts.take(failed("sms", Reason.NOT_DELIVERED, "UNDELIV", "18/4567"));
        assertThat(delivery.charge(bad)).isEqualTo(lost);
    }

    @ParameterizedTest
    @CsvSource({"TAKEN, FAILED, POSTED", "TAKEN, DELIVERED, POSTED", "ARRIVED, FAILED, RELEASED"})
    void aReceiptSettlesWhatWasInDoubt(ChargeRule rule, Verdict verdict, Charge.State settled) throws Exception {
        obey(rule);
        TransferRecord transfer = accepted.of("sms-code");
        Parcel code = service.claim().orElseThrow();
        service.settle(code, Outcome.unknown("answer lost"));
        host.clock().move(TestDelivery.PAUSE);
        service.settle(service.claim().orElseThrow(), Outcome.unknown("answer lost"));
        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.DOUBTFUL);

        receipts.take(new Receipt("sms", List.of(code.message().id()), verdict, Reason.NOT_DELIVERED, ""));

        assertThat(delivery.charge(transfer)).isEqualTo(settled);
    }

    @Test
    void aTransferIsDeliveredOnceAllThatItConsistsOfHasArrived() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        send("sms", "17/4567");
        Message link = send("mail");
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);

        receipts.take(delivered("sms", "17/4567"));

        assertThat(delivery.events(transfer)).endsWith(Kind.CODE_DELIVERED);
        assertThat(delivery.state(transfer)).as("the link's fate isn't known").isEqualTo(TransferState.NOTIFIED);

        receipts.take(delivered("mail", link.id()));

        assertThat(delivery.events(transfer)).endsWith(Kind.NOTICE_DELIVERED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.DELIVERED);
    }

    /** Whether a reminder by text has arrived says nothing of the mail that it reminds of. */
    @ParameterizedTest
    @CsvSource({
        "TAKEN, DELIVERED, REMINDER_TEXT_DELIVERED, POSTED",
        "TAKEN, FAILED, REMINDER_TEXT_FAILED, POSTED",
        "TAKEN, DOUBTFUL, REMINDER_TEXT_FAILED, POSTED",
        "ARRIVED, DELIVERED, REMINDER_TEXT_DELIVERED, POSTED",
        "ARRIVED, FAILED, REMINDER_TEXT_FAILED, RELEASED",
        "ARRIVED, DELAYED, REMINDER_TEXT_SENT, DOUBTFUL"
    })
    void aReminderByTextHasAReceiptOfItsOwn(ChargeRule rule, Verdict verdict, Kind kind, Charge.State charge)
            throws Exception {
        obey(rule);
        TransferRecord transfer = accepted.of("birth-date");
        Message link = send("mail");
        reminder(transfer);
        send("sms", "19/4567");

        receipts.take(new Receipt("sms", List.of("19/4567"), verdict, Reason.NOT_DELIVERED, ""));

        assertThat(delivery.events(transfer)).endsWith(kind);
        assertThat(delivery.charge(transfer)).isEqualTo(charge);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(host.stores().outbox().depth()).as("nobody is told").isZero();
        receipts.take(delivered("mail", link.id()));
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.DELIVERED);
    }

    private void reminder(TransferRecord transfer) {
        String kind = Booking.REMINDER + 3;
        host.stores()
                .ledger()
                .reserve(new Booking(
                        transfer.practice(),
                        transfer.id(),
                        kind,
                        List.of(new Pricing.Line(
                                new Wording("tariff", "sms-reminder", List.of()), 1, new Money(10, "EUR")))));
        String id = ReminderTextId.of(transfer.id(), kind);
        String body = host.vault()
                .sealText(Outbox.context(transfer.practice(), id), AcceptedTransfers.PHONE + "\nErinnerung");
        host.stores()
                .outbox()
                .enqueue(new Outbox.Item(
                        id,
                        transfer.practice(),
                        transfer.id(),
                        Purpose.REMINDER_TEXT,
                        "sms",
                        body,
                        host.clock().instant(),
                        host.clock().instant().plus(Duration.ofHours(1)),
                        0,
                        false));
    }

    @Test
    void aReceiptThatComesTwiceOrTooLateChangesNothing() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Message link = send("mail");
        receipts.take(failed("mail", Reason.MAILBOX_UNKNOWN, "550 5.1.1", link.id()));
        List<Kind> events = delivery.events(transfer);

        receipts.take(failed("mail", Reason.MAILBOX_UNKNOWN, "550 5.1.1", link.id()));
        receipts.take(new Receipt("mail", List.of(link.id()), Verdict.DELAYED, Reason.BUSY, "450 4.2.1"));

        assertThat(delivery.events(transfer)).isEqualTo(events);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
    }

    @Test
    void whatComesBackIsToldWithItsReasonAndWhatToDoNext() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Message link = send("mail");

        receipts.take(failed("mail", Reason.MAILBOX_UNKNOWN, "550 5.1.1", link.id()));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(problem(transfer))
                .isEqualTo(new DeliveryProblem(DeliveryReason.MAILBOX_UNKNOWN, Subject.LINK, "550 5.1.1"));
        assertThat(send("mail").text())
                .contains("Das Postfach gibt es nicht", "The mailbox does not exist", "550 5.1.1", transfer.id());
    }

    @Test
    void aCodeThatNeverArrivedIsToldAndStaysCharged() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        send("sms", "17/4567");
        send("mail");

        receipts.take(failed("sms", Reason.PHONE_UNREACHABLE, "EXPIRED 027", "17/4567"));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(problem(transfer).subject()).isEqualTo(Subject.CODE);
        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.POSTED);
        assertThat(send("mail").text()).contains("ausgeschaltet oder ohne Netz");
    }

    @Test
    void aLinkWhoseCodeCameBackInTimeStaysHere() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        send("sms", "17/4567");

        receipts.take(failed("sms", Reason.NUMBER_INVALID, "UNDELIV 001", "17/4567"));

        assertThat(problem(transfer).subject()).isEqualTo(Subject.CODE_LINK_HELD);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(send("mail").subject()).as("only the alert").startsWith("Bitte ansehen");
        assertThat(service.claim()).isEmpty();
    }

    @Test
    void whatAnOlderMessageSaysIsNothingAboutTheNewerOne() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Message first = send("mail");
        host.clock().move(Duration.ofHours(1));
        delivery.furtherNotice(transfer);
        send("mail");

        receipts.take(failed("mail", Reason.MAILBOX_FULL, "552 5.2.2", first.id()));

        assertThat(delivery.events(transfer)).endsWith(Kind.DELIVERY_FAILED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void whoHasOpenedItNeedsNoMailAnyMore() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Message link = send("mail");
        host.change(transfer, it -> it.open());

        receipts.take(failed("mail", Reason.NOT_DELIVERED, "500", link.id()));

        assertThat(delivery.events(transfer)).endsWith(Kind.DELIVERY_FAILED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.OPENED);
        assertThat(service.claim()).as("an alert").isEmpty();
    }

    @Test
    void aReceiptMayBeQuickerThanTheAnswerToItsMessage() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        Parcel code = service.claim().orElseThrow();

        receipts.take(delivered("sms", "17/4567"));
        ReceiptJob job = new ReceiptJob(host.stores().receipts(), receipts, host.clock());
        job.run();
        assertThat(delivery.events(transfer)).doesNotContain(Kind.CODE_DELIVERED);
        service.settle(code, Outcome.accepted("17/4567"));
        job.run();

        assertThat(delivery.events(transfer)).endsWith(Kind.CODE_DELIVERED);
        assertThat(host.stores().receipts().kept(10)).isEmpty();
    }

    @Test
    void aReceiptOfNobodysMessageIsForgottenInTheEnd() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        send("sms", "17/4567");
        List<Kind> events = delivery.events(transfer);
        ReceiptJob job = new ReceiptJob(host.stores().receipts(), receipts, host.clock());

        receipts.take(delivered("sms", "17/9999"));
        receipts.take(delivered("mail", "17/4567"));
        receipts.take(new Receipt("mail", List.of(), Verdict.FAILED, Reason.OTHER, ""));
        job.run();
        assertThat(host.stores().receipts().kept(10)).isNotEmpty();
        host.clock().move(Duration.ofMinutes(11));
        job.run();

        assertThat(host.stores().receipts().kept(10)).isEmpty();
        assertThat(delivery.events(transfer)).isEqualTo(events);
    }

    @Test
    void aMailInDoubtMayTurnOutToHaveArrived() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Parcel first = service.claim().orElseThrow();
        service.settle(first, Outcome.unknown("answer lost"));
        host.clock().move(TestDelivery.PAUSE);
        service.settle(service.claim().orElseThrow(), Outcome.unknown("answer lost"));
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.DOUBTFUL);

        receipts.take(delivered("mail", first.message().id()));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"DELAYED", "DOUBTFUL"})
    void whatSaysLittleLeavesTheTransferWhereItStands(Verdict verdict) throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Message link = send("mail");

        receipts.take(new Receipt("mail", List.of(link.id()), verdict, Reason.FATE_UNKNOWN, "UNKNOWN 000"));

        assertThat(delivery.events(transfer))
                .endsWith(verdict == Verdict.DELAYED ? Kind.DELIVERY_DELAYED : Kind.DELIVERY_DOUBTFUL);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(service.claim().isPresent()).as("told").isEqualTo(verdict == Verdict.DOUBTFUL);
    }

    @Test
    void anAlertThatComesBackSaysNothingOfItsTransfer() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Message link = send("mail");
        receipts.take(failed("mail", Reason.MAILBOX_UNKNOWN, "550 5.1.1", link.id()));
        Message alert = send("mail");
        List<Kind> events = delivery.events(transfer);

        receipts.take(failed("mail", Reason.MAILBOX_FULL, "552 5.2.2", alert.id()));

        assertThat(delivery.events(transfer)).isEqualTo(events);
        assertThat(service.claim()).as("an alert about the alert").isEmpty();
    }

    private Message send(String channel, String... keys) {
        Parcel parcel = service.claim().orElseThrow();
        assertThat(parcel.item().channel()).isEqualTo(channel);
        service.settle(parcel, Outcome.accepted(keys));
        return parcel.message();
    }

    private DeliveryProblem problem(TransferRecord transfer) {
        List<TransferEvent> events = host.stores().transfers().events(transfer.practice(), transfer.id());
        return events.stream()
                .map(DeliveryProblem::of)
                .flatMap(Optional::stream)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static Receipt delivered(String channel, String key) {
        return new Receipt(channel, List.of(key), Verdict.DELIVERED, Reason.NONE, "");
    }

    private static Receipt failed(String channel, Reason reason, String detail, String key) {
        return new Receipt(channel, List.of("0/0000", key), Verdict.FAILED, reason, detail);
    }
}
