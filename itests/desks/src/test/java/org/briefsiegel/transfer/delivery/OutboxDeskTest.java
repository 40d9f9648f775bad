package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.spi.DeliveryDesk.Parcel;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxDeskTest {

    private static final Duration MOST_OF_A_LEASE = DeliveryOf.LEASE.minusSeconds(1);

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;
    private DeliveryOf delivery;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        core = new CoreOf(house);
        delivery = new DeliveryOf(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatAKilledProcessHadInHandGoesOutWithinALeaseAndSaysThatItMayHaveArrived() throws Exception {
        core.accepted("birth-date");
        OutboxDesk killed = delivery.desk();
        assertThat(killed.claim()).isPresent();

        OutboxDesk next = delivery.desk();
        assertThat(next.claim()).isEmpty();
        house.clock().move(DeliveryOf.LEASE);

        assertThat(next.claim()).hasValueSatisfying(parcel -> {
            assertThat(parcel.message().again()).isTrue();
            assertThat(parcel.message().id()).isEqualTo(parcel.item().id());
        });
    }

    @Test
    void whatIsStillBeingSentStaysInHandHoweverLongItTakes() throws Exception {
        core.accepted("birth-date");
        Hands slow = new Hands(house.outbox(), DeliveryOf.NODE, house.clock());
        Item item = slow.take("mail").orElseThrow();

        for (int i = 0; i < 5; i++) {
            house.clock().move(MOST_OF_A_LEASE);
            slow.renew();
            assertThat(delivery.desk().claim()).isEmpty();
        }
        slow.put(item);
        slow.renew();
        house.clock().move(DeliveryOf.LEASE);

        assertThat(delivery.desk().claim()).isPresent();
    }

    @Test
    void whoHasLostAMessageToAnotherDoesNotSettleIt() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        OutboxDesk slow = delivery.desk();
        Parcel lost = slow.claim().orElseThrow();
        house.clock().move(DeliveryOf.LEASE);
        OutboxDesk other = delivery.desk();
        Parcel taken = other.claim().orElseThrow();

        slow.settle(lost, Outcome.permanent("recipient refused: 550"));
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.QUEUED);

        other.settle(taken, DeliveryOf.sent());
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.NOTICE_SENT);
    }

    @Test
    void aMessageIsSettledOnce() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        OutboxDesk desk = delivery.desk();
        Parcel parcel = desk.claim().orElseThrow();

        desk.settle(parcel, Outcome.retry("greylisted"));
        desk.settle(parcel, Outcome.permanent("recipient refused: 550"));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.QUEUED);
        house.clock().move(DeliveryOf.PAUSE);
        assertThat(desk.claim()).isPresent();
    }

    @Test
    void aChannelThatHangsHoldsUpNoOther() throws Exception {
        OutboxDesk desk = delivery.desk();
        for (int i = 0; i < 3; i++) {
            core.accepted("sms-code");
        }

        assertThat(desk.claim()).hasValueSatisfying(OutboxDeskTest::isMail);
        Parcel mail = desk.claim().orElseThrow();
        isMail(mail);
        for (int i = 0; i < 2; i++) {
            assertThat(desk.claim())
                    .hasValueSatisfying(
                            parcel -> assertThat(parcel.item().channel()).isEqualTo("sms"));
        }
        assertThat(desk.claim()).isEmpty();

        desk.settle(mail, DeliveryOf.sent());
        assertThat(desk.claim()).hasValueSatisfying(OutboxDeskTest::isMail);
    }

    private static void isMail(Parcel parcel) {
        assertThat(parcel.item().channel()).isEqualTo("mail");
    }

    @Test
    void nothingIsSentAfterItsDeadline() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        OutboxDesk desk = delivery.desk();
        house.clock().move(Duration.ofHours(24));

        assertThat(DeliveryOf.claim(desk).values())
                .as("but what the practice is told of it")
                .allMatch(parcel -> parcel.item().purpose() == Purpose.ALERT);

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.events(transfer)).endsWith(Kind.DELIVERY_FAILED);
    }

    @Test
    void whatWaitsForAChannelThatIsNotThereGoesOutWhenItComesOrIsGivenUpInTime() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        OutboxDesk desk = delivery.desk();
        var sms = house.plugins().channels().remove("sms");
        desk.settle(DeliveryOf.claim(desk).get("mail"), DeliveryOf.sent());

        assertThat(desk.claim()).isEmpty();
        house.plugins().channels().put("sms", sms);
        Parcel code = desk.claim().orElseThrow();
        desk.settle(code, Outcome.retry("centre down"));
        house.plugins().channels().remove("sms");
        house.clock().move(Duration.ofMinutes(59));
        desk.giveUpOverdue();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.QUEUED);
        house.clock().move(Duration.ofMinutes(1));
        desk.giveUpOverdue();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
    }

    @Test
    void whatIsWithdrawnIsNotSettledAnyMore() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        OutboxDesk desk = delivery.desk();
        Map<String, Parcel> parcels = DeliveryOf.claim(desk);
        core.revoke(transfer);

        parcels.values().forEach(parcel -> desk.settle(parcel, Outcome.retry("greylisted")));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.REVOKED);
        house.clock().move(Duration.ofHours(2));
        assertThat(desk.claim()).isEqualTo(Optional.empty());
    }
}
