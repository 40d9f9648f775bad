package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.PickyChannel;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing goes over a channel to what it says is no address of its own, also where it was taken when another was in force. */
class RefusedAddressTest {

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
    void whatAPracticeIsToldWaitsUntilItsAddressIsOne() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();
        host.plugins().channels().put("mail", new PickyChannel("loft-"));
        delivery.alerts().raise(transfer.practice(), transfer.id(), noted(transfer));

        assertThat(delivery.sendAll()).isEmpty();
        assertThat(host.stores().outbox().waiting(transfer.practice(), transfer.id(), Purpose.ALERT))
                .as("not given up")
                .isEqualTo(1);

        host.plugins().channels().put("mail", new PickyChannel("ordination@"));
        host.clock().move(TestDelivery.PAUSE.multipliedBy(2));
        assertThat(delivery.sendAll()).extracting(Message::address).containsExactly("ORDINATION@EXAMPLE.ORG");
    }

    @Test
    void aLinkToSuchAnAddressIsGivenUpAndThePracticeToldWhy() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        host.plugins().channels().put("mail", new PickyChannel("ordination@"));

        assertThat(delivery.sendAll())
                .as("the alert alone")
                .extracting(Message::address)
                .containsExactly("ORDINATION@EXAMPLE.ORG");
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.DELIVERY_FAILED);
        assertThat(delivery.detail(transfer)).isEqualTo("address-invalid link (no address of this channel)");
    }

    @Test
    void aReminderToSuchAnAddressIsLeftOutAndTheLinkStays() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();
        delivery.further(transfer, Purpose.REMINDER);
        host.plugins().channels().put("mail", new PickyChannel("ordination@"));

        assertThat(delivery.sendAll()).isEmpty();
        assertThat(host.stores().outbox().waiting(transfer.practice(), transfer.id(), Purpose.REMINDER))
                .isZero();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.NOTICE_SENT);
    }

    @Test
    void aLinkIsAddressedAsItsChannelWritesAddressesNow() throws Exception {
        accepted.of("birth-date");
        host.plugins().channels().put("mail", new PickyChannel("maria@"));

        assertThat(delivery.sendAll()).extracting(Message::address).containsExactly("MARIA@EXAMPLE.ORG");
    }

    @Test
    void aCodeGoesWhereItsChannelSaidWhenItWasWritten() throws Exception {
        accepted.of("sms-code");
        host.plugins().channels().put("sms", new PickyChannel("nobody"));

        assertThat(delivery.service().claim())
                .map(Parcel::message)
                .hasValueSatisfying(code -> assertThat(code.address()).isEqualTo(AcceptedTransfers.PHONE));
    }

    @Test
    void whileTheChannelCannotBeAskedNothingGoesAndNothingIsLost() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        Channel closed = (Channel) Proxy.newProxyInstance(
                Channel.class.getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, arguments) -> {
                    throw new ClosedException("channel.mail.check");
                });
        Channel sound = host.plugins().channels().put("mail", closed);
        assertThat(delivery.sendAll()).isEmpty();

        host.plugins().channels().put("mail", sound);
        host.clock().move(TestDelivery.PAUSE.multipliedBy(2));
        assertThat(delivery.sendAll()).hasSize(1);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    private TransferEvent noted(TransferRecord transfer) {
        TransferEvent event = new TransferEvent(host.clock().instant(), Kind.WRONG_RECIPIENT, "never-opened");
        host.stores().transfers().addEvent(transfer.practice(), transfer.id(), event);
        return event;
    }
}
