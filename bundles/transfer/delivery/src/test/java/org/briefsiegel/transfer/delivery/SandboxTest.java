package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.leases.Leases;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.outboxapi.SandboxMessages.Kept;
import org.briefsiegel.transfer.outcome.Backoff;
import org.briefsiegel.transfer.outcome.ChargeRule;
import org.briefsiegel.transfer.outcome.OutcomeHandler;
import org.briefsiegel.transfer.sandbox.SandboxWriter;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sandbox practice sends goes to nobody, and otherwise as it goes for others. */
class SandboxTest {

    private TestHost host;
    private AcceptedTransfers accepted;
    private TestDelivery delivery;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        host.becomeSandbox();
        accepted = new AcceptedTransfers(host);
        delivery = new TestDelivery(host);
    }

    @Test
    void noChannelIsAskedAndTheTransferGoesOnAsIfOneHadBeen() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");

        assertThat(delivery.service().claim()).isEmpty();

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer))
                .containsExactlyInAnyOrder(Kind.ACCEPTED, Kind.NOTICE_SENT, Kind.CODE_SENT);
        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.POSTED);
        assertThat(host.stores().outbox().depth()).isZero();
    }

    @Test
    void theMessagesAreReadAsTheyWouldHaveBeenSent() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        accepted.of("birth-date");
        delivery.service().claim();

        List<SandboxMessage> messages = messages(Optional.of(transfer.id()));

        assertThat(messages).extracting(SandboxMessage::channel).containsExactlyInAnyOrder("mail", "sms");
        assertThat(message(messages, "mail")).satisfies(mail -> {
            assertThat(mail.address()).isEqualTo(AcceptedTransfers.EMAIL);
            assertThat(mail.subject()).isEqualTo("Nachricht von Ordination Dr. Huber");
            assertThat(mail.text()).contains("\n\n").containsPattern("http://localhost/d/[0-9a-v]{32}\n");
            assertThat(mail.html()).contains("href=\"http://localhost/d/");
            assertThat(mail.createdAt()).isEqualTo(host.clock().instant());
        });
        assertThat(message(messages, "sms")).satisfies(text -> {
            assertThat(text.address()).isEqualTo(AcceptedTransfers.PHONE);
            assertThat(text.text()).matches("(?s)([0-9]{6}) .*@localhost #\\1");
            assertThat(text.subject() + text.html()).isEmpty();
        });
        assertThat(messages(Optional.empty())).hasSize(3);
    }

    @Test
    void whatIsKeptSaysNothingToWhoReadsTheDatabase() throws Exception {
        accepted.of("sms-code");
        delivery.service().claim();

        assertThat(host.stores().sandboxMessages().list(TestHost.PRACTICE, Optional.empty(), Optional.empty(), 10))
                .hasSize(2)
                .extracting(Kept::body)
                .noneMatch(body ->
                        body.contains("localhost") || body.contains("maria") || body.contains(AcceptedTransfers.PHONE));
    }

    @Test
    void anAttachmentIsNamedAndItsContentDestroyed() throws Exception {
        TransferRecord transfer = accepted.of("none");

        assertThat(delivery.service().claim()).isEmpty();

        SandboxMessage mail = message(messages(Optional.empty()), "mail");
        assertThat(mail.attachments())
                .containsExactly(new SandboxMessage.Attachment("Honorarnote.pdf", "application/pdf", 35));
        assertThat(delivery.events(transfer))
                .containsExactly(Kind.ACCEPTED, Kind.ATTACHMENT_SENT, Kind.CONTENT_DESTROYED);
        assertThat(host.contents()).isZero();
    }

    @Test
    void whatCannotBeKeptIsNotSentEitherAndComesAgain() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        OutboxDelivery stuck = delivery.service(host.vault(), new SandboxWriter(host.vault(), new FullMessages()));

        assertThat(stuck.claim()).isEmpty();
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.DELIVERY_DELAYED);

        host.clock().move(TestDelivery.PAUSE);
        assertThat(delivery.service().claim()).isEmpty();
        assertThat(messages(Optional.empty())).hasSize(1);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void whoHasLostAMessageToAnotherKeepsItNoSecondTime() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Item lost = new Leases(
                        host.stores().outbox(),
                        host.stores().transactions(),
                        TestDelivery.NODE,
                        channel -> 2,
                        host.clock(),
                        delivery.nanoTime())
                .take("mail")
                .orElseThrow();
        host.clock().move(TestDelivery.LEASE);
        delivery.service().claim();

        new OutcomeHandler(
                        host.transfers(),
                        host.stores().outbox(),
                        host.stores().ledger(),
                        ChargeRule.TAKEN,
                        delivery.alerts(),
                        new Backoff(TestDelivery.PAUSE, TestDelivery.PAUSE),
                        host.clock())
                .kept(lost, () -> {
                    throw new AssertionError("kept twice");
                });

        assertThat(messages(Optional.empty())).hasSize(1);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.NOTICE_SENT);
    }

    /** A table that takes nothing. */
    private static final class FullMessages implements SandboxMessages {

        @Override
        public void keep(Kept message) {
            throw new IllegalStateException("full");
        }

        @Override
        public List<Kept> list(String practice, Optional<String> transfer, Optional<String> after, int limit) {
            return List.of();
        }

        @Override
        public void purge(Instant before) {
            // holds nothing
        }
    }

    private List<SandboxMessage> messages(Optional<String> transfer) {
        return delivery.tray().messages(TestHost.PRACTICE, transfer, Optional.empty(), 10);
    }

    private static SandboxMessage message(List<SandboxMessage> messages, String channel) {
        return messages.stream()
                .filter(message -> message.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}
