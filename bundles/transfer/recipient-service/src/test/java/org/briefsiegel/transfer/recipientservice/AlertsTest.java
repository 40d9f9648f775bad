package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.notice.AlertWriter;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a practice is told by mail of what recipients do, and of what becomes of its answer. */
class AlertsTest {

    private static final String PRACTICE_MAIL = "ordination@example.org";

    private TestHost host;
    private TestPractice practice;
    private TestAccess access;
    private TestDelivery delivery;
    private RecipientService recipients;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        practice = new TestPractice(host);
        access = new TestAccess(host);
        delivery = new TestDelivery(host);
        recipients = access.service(practice.requests());
    }

    @Test
    void itNamesTheTransferAndTheReferenceInGermanAndInEnglishAndNobody() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        report(transfer);

        Message mail = alert();

        assertThat(mail.address()).isEqualTo(PRACTICE_MAIL);
        assertThat(mail.sender().replyTo()).isEqualTo(PRACTICE_MAIL);
        assertThat(mail.subject()).contains("nicht für mich");
        assertThat(mail.text())
                .contains(transfer.id(), "R-2026-117", "nie", "72 Stunden", "never opened", "72 hours", "Art. 33")
                .containsSubsequence("72 Stunden", "72 hours");
        assertThat(mail.html()).contains(transfer.id(), "72 Stunden", "<div lang=\"en\"");
        assertThat(mail.subject() + mail.text() + mail.html())
                .doesNotContain("Maria", Letters.EMAIL, Letters.PHONE, "Honorar", "invoice", "/d/");
    }

    @Test
    void aLockIsTold() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        delivery.sendAll();

        access.exhaust(recipients, access.link(transfer));

        assertThat(alert().text()).contains("zu oft falsch", "too many wrong answers", transfer.id());
    }

    private Message failed(String factor, Outcome outcome) throws Exception {
        practice.accepted(factor);
        DeliveryService service = delivery.service();
        service.settle(service.claim().orElseThrow(), outcome);
        return alert();
    }

    @Test
    void itGoesOutThoughTheTransferIsOverAndTheProcessWasKilled() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        report(transfer);
        assertThat(delivery.service().claim()).as("in hand when it was killed").isPresent();
        practice.revoke(transfer);
        host.clock().move(TestDelivery.LEASE);

        Message again = alert();

        assertThat(again.again()).isTrue();
        assertThat(again.subject()).contains("nicht für mich");
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.REVOKED);
    }

    @Test
    void itIsTriedAgainUntilItsTimeIsOver() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        report(transfer);
        DeliveryService service = delivery.service();
        service.settle(service.claim().orElseThrow(), Outcome.retry("greylisted"));
        host.clock().move(TestDelivery.PAUSE);
        service.settle(service.claim().orElseThrow(), Outcome.unknown("answer lost"));
        host.clock().move(Duration.ofMinutes(1));
        assertThat(service.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isTrue());

        host.clock().move(Duration.ofHours(24));
        DeliveryService afterACrash = delivery.service();
        afterACrash.giveUpOverdue();

        assertThat(afterACrash.claim()).isEmpty();
        assertThat(host.stores().outbox().depth()).isZero();
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.WRONG_RECIPIENT);
    }

    @Test
    void aReportAfterAnUnlockIsAlwaysTold() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        delivery.sendAll();
        for (int i = 0; i < 3; i++) {
            report(transfer);
            assertThat(alert().subject()).contains("nicht für mich");
            host.clock().move(Duration.ofMinutes(1));
            TestPractice.done(practice.service().unlock(transfer.practice(), transfer.id(), Locale.GERMAN));
            host.clock().move(Duration.ofMinutes(1));
        }
    }

    @Test
    void aResentNoticeOrACodeThatFailsIsToldWhateverTheTransferHasBecome() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        DeliveryService service = delivery.service();
        host.clock().move(Duration.ofMinutes(1));
        recipients.sendCode(link, TestAccess.form(recipients, link)).orElseThrow();
        service.settle(service.claim().orElseThrow(), Outcome.permanent("no such number"));
        assertThat(alert().subject()).contains("nicht zugestellt");

        host.clock().move(Duration.ofMinutes(1));
        TestPractice.done(practice.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
        service.settle(service.claim().orElseThrow(), TestDelivery.sent());
        service.settle(service.claim().orElseThrow(), Outcome.permanent("recipient refused: 550"));

        assertThat(alert().subject()).contains("nicht zugestellt");
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void theTwentiethOfAnHourSaysThatThereIsMore() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        for (int i = 0; i < AlertWriter.MOST_IN_AN_HOUR + 5; i++) {
            transfer = practice.accepted("birth-date");
            delivery.alerts().raise(transfer.practice(), transfer.id(), noted(transfer, Kind.LOCKED, ""));
        }

        List<Message> mails = alerts();

        assertThat(mails).hasSize(AlertWriter.MOST_IN_AN_HOUR);
        assertThat(mails)
                .filteredOn(mail -> mail.subject().contains("Mehr Hinweise"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Übersicht", "overview"));
        report(transfer);
        assertThat(alert().text()).contains("72 Stunden");
        host.clock().move(Duration.ofHours(1));
        delivery.alerts().raise(transfer.practice(), transfer.id(), noted(transfer, Kind.LOCKED, ""));
        assertThat(alert().subject()).contains("gesperrt");
    }

    /** What the practice gets of all that waits. */
    private List<Message> alerts() {
        return delivery.sendAll().stream()
                .filter(mail -> mail.address().equals(PRACTICE_MAIL))
                .toList();
    }

    @Test
    void aSandboxReadsIt() throws Exception {
        host.becomeSandbox();
        TransferRecord transfer = practice.accepted("birth-date");
        report(transfer);

        assertThat(delivery.sendAll()).isEmpty();

        assertThat(delivery.tray().messages(transfer.practice(), Optional.empty(), Optional.empty(), 9))
                .extracting(SandboxMessage::address)
                .containsExactly(PRACTICE_MAIL);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.WRONG_RECIPIENT);
        assertThat(host.stores().outbox().depth()).isZero();
    }

    private void report(TransferRecord transfer) {
        String link = access.link(transfer);
        assertThat(recipients.reportWrongRecipient(link, TestAccess.form(recipients, link)))
                .contains(true);
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
