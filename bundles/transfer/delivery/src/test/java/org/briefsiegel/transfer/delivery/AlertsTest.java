package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a practice is told by mail, and that nothing else comes of it. */
class AlertsTest {

    private TestHost host;
    private AcceptedTransfers accepted;
    private TestDelivery delivery;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        accepted = new AcceptedTransfers(host);
        delivery = new TestDelivery(host);
    }

    @Test
    void itSaysWhatWasFetched() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();

        delivery.alerts()
                .raise(transfer.practice(), transfer.id(), noted(transfer, Kind.WRONG_RECIPIENT, "opened 1/2"));

        assertThat(alert().text()).contains("1 von 2 Dokumenten", "1 of 2 documents");
    }

    @Test
    void whatCouldNotBeDeliveredIsToldOnceAndOfTheAlertItselfNothing() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        OutboxDelivery service = delivery.service();
        service.settle(service.claim().orElseThrow(), Outcome.permanent("recipient refused: 550"));
        List<Kind> before = delivery.events(transfer);
        assertThat(before).endsWith(Kind.DELIVERY_FAILED);

        Parcel alert = service.claim().orElseThrow();
        assertThat(alert.message().text()).contains("nicht zugestellt", "could not be delivered", transfer.id());
        service.settle(alert, Outcome.permanent("recipient refused: 550"));

        assertThat(service.claim()).as("an alert about the alert").isEmpty();
        assertThat(delivery.events(transfer)).isEqualTo(before);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
    }

    @Test
    void whatBecameOfAMessageIsToldWithItsReasonAndWhatToDoNext() throws Exception {
        Message unknown =
                failed("birth-date", Outcome.permanent(Outcome.Reason.MAILBOX_UNKNOWN, "recipient refused: 550 5.1.1"));
        Message refused =
                failed("birth-date", Outcome.permanent(Outcome.Reason.CONTENT_REFUSED, "content refused: 554 5.7.1"));
        Message number = failed("sms-code", Outcome.permanent(Outcome.Reason.NUMBER_INVALID, "refused: 0x0000000B"));

        assertThat(unknown.subject()).contains("Das Postfach gibt es nicht");
        assertThat(unknown.text())
                .contains("Das Postfach gibt es nicht.", "richtigen E-Mail-Adresse", "550 5.1.1", "does not exist");
        assertThat(refused.text())
                .contains("abgelehnt", "An der Adresse liegt es nicht", "554 5.7.1")
                .doesNotContain("richtigen E-Mail-Adresse");
        assertThat(number.text())
                .contains("Die Nummer ist ungültig", "Der Link wurde deshalb nicht gesendet", "0x0000000B");
        assertThat(List.of(unknown.text(), refused.text(), number.text())).doesNotHaveDuplicates();
    }

    @Test
    void whatIsLostTwiceIsToldAsInDoubtAndBlamesNoAddress() throws Exception {
        accepted.of("birth-date");
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 2; i++) {
            service.settle(service.claim().orElseThrow(), Outcome.unknown("answer lost"));
            host.clock().move(Duration.ofMinutes(1));
        }

        Message mail = alert();

        assertThat(mail.subject()).contains("unklar");
        assertThat(mail.text())
                .contains("Fragen Sie nach", "An Adresse und Nummer liegt es nicht")
                .doesNotContain("konnte nicht zugestellt", "Prüfen Sie");
    }

    private Message failed(String factor, Outcome outcome) throws Exception {
        accepted.of(factor);
        OutboxDelivery service = delivery.service();
        service.settle(service.claim().orElseThrow(), outcome);
        return alert();
    }

    @Test
    void whateverComesOfItTheTransferStandsWhereItStood() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        OutboxDelivery service = delivery.service();
        delivery.alerts().raise(transfer.practice(), transfer.id(), noted(transfer, Kind.LOCKED, ""));
        for (int i = 0; i < 2; i++) {
            Parcel mail = service.claim().orElseThrow();
            if (mail.item().purpose() == Purpose.ALERT) {
                service.settle(mail, TestDelivery.sent());
            }
        }
        assertThat(delivery.state(transfer)).as("the notice still waits").isEqualTo(TransferState.QUEUED);
        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.RESERVED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.LOCKED);
    }

    @Test
    void anAlertThatWaitsHoldsUpNoState() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        OutboxDelivery service = delivery.service();
        Parcel notice = service.claim().orElseThrow();
        delivery.alerts().raise(transfer.practice(), transfer.id(), noted(transfer, Kind.LOCKED, ""));

        service.settle(notice, TestDelivery.sent());

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(alert().subject()).contains("gesperrt");
    }

    @Test
    void ofOneKindAndTransferThereIsOneInAnHour() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        TransferRecord other = accepted.of("birth-date");
        delivery.sendAll();
        for (int minutes = 0; minutes <= 120; minutes += 40) {
            delivery.alerts().raise(transfer.practice(), transfer.id(), noted(transfer, Kind.DELIVERY_FAILED, ""));
            host.clock().move(Duration.ofMinutes(40));
        }
        delivery.alerts().raise(other.practice(), other.id(), noted(other, Kind.DELIVERY_FAILED, ""));

        assertThat(delivery.sendAll())
                .as("at 0 and 80 minutes, and that of another transfer")
                .hasSize(3);
    }

    @Test
    void whatWasNotToldDoesNotKeepTheNextOneQuiet() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();
        noted(transfer, Kind.DELIVERY_FAILED, "");
        host.clock().move(Duration.ofMinutes(1));

        delivery.alerts().raise(transfer.practice(), transfer.id(), noted(transfer, Kind.DELIVERY_FAILED, ""));

        assertThat(alert().subject()).contains("nicht zugestellt");
    }

    /** The one message that waits. */
    private Message alert() {
        List<Message> sent = delivery.sendAll();
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    private TransferEvent noted(TransferRecord transfer, Kind kind, String detail) {
        TransferEvent event = new TransferEvent(Instant.now(host.clock()), kind, detail);
        host.stores().transfers().addEvent(transfer.practice(), transfer.id(), event);
        return event;
    }
}
