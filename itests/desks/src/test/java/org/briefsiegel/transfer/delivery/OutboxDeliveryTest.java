package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.itests.desks.ShakyDatabase;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.spi.DeliveryService.Parcel;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxDeliveryTest {

    private static final Outcome NO_WAY_OUT = Outcome.retry(Outcome.Reason.NO_WAY_OUT, "ConnectException");
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
        OutboxDelivery killed = delivery.service();
        assertThat(killed.claim()).isPresent();

        OutboxDelivery next = delivery.service();
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
        Leases slow = new Leases(house.outbox(), DeliveryOf.NODE, house.clock());
        Item item = slow.take("mail").orElseThrow();

        for (int i = 0; i < 5; i++) {
            house.clock().move(MOST_OF_A_LEASE);
            slow.renew();
            assertThat(delivery.service().claim()).isEmpty();
        }
        slow.put(item);
        slow.renew();
        house.clock().move(DeliveryOf.LEASE);

        assertThat(delivery.service().claim()).isPresent();
    }

    @Test
    void whoHasLostAMessageToAnotherDoesNotSettleIt() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        OutboxDelivery slow = delivery.service();
        Parcel lost = slow.claim().orElseThrow();
        house.clock().move(DeliveryOf.LEASE);
        OutboxDelivery other = delivery.service();
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
        OutboxDelivery service = delivery.service();
        Parcel parcel = service.claim().orElseThrow();

        service.settle(parcel, Outcome.retry("greylisted"));
        service.settle(parcel, Outcome.permanent("recipient refused: 550"));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.QUEUED);
        house.clock().move(DeliveryOf.PAUSE);
        assertThat(service.claim()).isPresent();
    }

    @Test
    void whileAPracticeIsSuspendedNothingNewLeaves() throws Exception {
        TransferRecord waiting = core.accepted("sms-code");
        house.suspend();
        for (int minute = 0; minute < 10; minute++) {
            assertThat(delivery.sendAll()).isEmpty();
            house.clock().move(Duration.ofMinutes(1));
        }
        assertThat(delivery.events(waiting)).containsExactly(Kind.ACCEPTED);

        house.resume();
        house.clock().move(DeliveryOf.LONGEST_PAUSE);

        assertThat(delivery.sendAll()).hasSize(2).noneMatch(Message::again);
        assertThat(delivery.state(waiting)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void aSuspendedPracticeIsStillToldWhatHappens() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        delivery.sendAll();
        house.suspend();

        house.transactions()
                .within(() -> house.alerts()
                        .raise(
                                transfer.practice(),
                                transfer.id(),
                                new TransferEvent(house.clock().instant(), Kind.RENEWAL_REQUESTED, "")));

        assertThat(delivery.sendAll()).hasSize(1);
    }

    @Test
    void aChannelThatHangsHoldsUpNoOther() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 3; i++) {
            core.accepted("birth-date");
            core.accepted("sms-code");
        }

        assertThat(service.claim()).hasValueSatisfying(OutboxDeliveryTest::isMail);
        Parcel mail = service.claim().orElseThrow();
        isMail(mail);
        for (int i = 0; i < 2; i++) {
            assertThat(service.claim())
                    .hasValueSatisfying(
                            parcel -> assertThat(parcel.item().channel()).isEqualTo("sms"));
        }
        assertThat(service.claim()).isEmpty();

        service.settle(mail, DeliveryOf.sent());
        assertThat(service.claim()).hasValueSatisfying(OutboxDeliveryTest::isMail);
    }

    private static void isMail(Parcel parcel) {
        assertThat(parcel.item().channel()).isEqualTo("mail");
    }

    @Test
    void nothingIsSentAfterItsDeadline() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        OutboxDelivery service = delivery.service();
        house.clock().move(Duration.ofHours(24));

        assertThat(DeliveryOf.claim(service).values())
                .as("but what the practice is told of it")
                .allMatch(parcel -> parcel.item().purpose() == Purpose.ALERT);

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.events(transfer)).endsWith(Kind.DELIVERY_FAILED);
    }

    @Test
    void whatWaitsForAChannelThatIsNotThereGoesOutWhenItComesOrIsGivenUpInTime() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        OutboxDelivery service = delivery.service();
        var sms = house.plugins().channels().remove("sms");

        assertThat(service.claim()).as("the link waits, too").isEmpty();
        house.plugins().channels().put("sms", sms);
        Parcel code = service.claim().orElseThrow();
        service.settle(code, Outcome.retry("centre down"));
        house.plugins().channels().remove("sms");
        house.clock().move(Duration.ofMinutes(59));
        service.giveUpOverdue();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.QUEUED);
        house.clock().move(Duration.ofMinutes(1));
        service.giveUpOverdue();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.detail(transfer)).isEqualTo("not-in-time code-link-held");
    }

    @Test
    void whatBecameOfAMessageWhileTheDatabaseWasAwayIsWrittenLaterAndNobodySendsItAgain() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        ShakyDatabase database = new ShakyDatabase(house);
        OutboxDelivery service = delivery.service(database);
        OutboxDelivery otherNode = delivery.service(database);
        Parcel parcel = service.claim().orElseThrow();

        database.goAway();
        service.settle(parcel, DeliveryOf.sent());
        assertThatThrownBy(otherNode::claim).hasMessage("the database is away");
        house.clock().move(DeliveryOf.LEASE.multipliedBy(2));
        assertThatThrownBy(otherNode::claim).hasMessage("the database is away");
        database.comeBack();

        assertThat(otherNode.claim()).as("left to who knows what became of it").isEmpty();
        assertThat(service.claim()).isEmpty();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.NOTICE_SENT);
        house.clock().move(DeliveryOf.LEASE.multipliedBy(2));
        assertThat(otherNode.claim()).isEmpty();
    }

    @Test
    void whatANodeThatNeverCameBackHadInHandIsSentAgainAfterAll() throws Exception {
        core.accepted("birth-date");
        ShakyDatabase database = new ShakyDatabase(house);
        assertThat(delivery.service(database).claim()).isPresent();
        OutboxDelivery otherNode = delivery.service(database);
        house.clock().move(DeliveryOf.LEASE);
        database.goAway();
        assertThatThrownBy(otherNode::claim).hasMessage("the database is away");
        database.comeBack();
        assertThat(otherNode.claim()).isEmpty();

        house.clock().move(DeliveryOf.LEASE);

        assertThat(otherNode.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isTrue());
    }

    @Test
    void whatAChannelNeverAnswersCountsAsLostAndGivesItsPlaceToOthers() throws Exception {
        TransferRecord first = core.accepted("birth-date");
        OutboxDelivery service = delivery.service();
        Parcel hangs = service.claim().orElseThrow();
        core.accepted("birth-date");
        assertThat(service.claim()).isPresent();
        core.accepted("birth-date");
        assertThat(service.claim()).as("two at a time").isEmpty();

        house.clock().move(DeliveryOf.LIMIT.plusSeconds(1));
        service.watch();

        assertThat(delivery.events(first)).containsExactly(Kind.ACCEPTED, Kind.DELIVERY_DELAYED);
        assertThat(delivery.detail(first)).isEqualTo("answer-lost link (no outcome)");
        assertThat(service.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isFalse());
        house.clock().move(DeliveryOf.PAUSE);
        assertThat(service.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isTrue());
        service.settle(hangs, DeliveryOf.sent());
        assertThat(delivery.events(first)).endsWith(Kind.NOTICE_SENT);
    }

    @Test
    void aChannelThatHangsAgainAndAgainIsLeftAlone() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 20; i++) {
            core.accepted("birth-date");
        }
        List<Parcel> hung = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (Optional<Parcel> parcel = service.claim(); parcel.isPresent(); parcel = service.claim()) {
                hung.add(parcel.get());
            }
            house.clock().move(DeliveryOf.LIMIT.plusSeconds(1));
            service.watch();
        }
        assertThat(hung).hasSizeLessThan(12);

        hung.forEach(parcel -> service.settle(parcel, DeliveryOf.sent()));

        assertThat(service.claim()).as("it answers again").isPresent();
    }

    @Test
    void aWayOutThatIsDisturbedIsTriedNowAndThenWithOneMessage() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 9; i++) {
            core.accepted("birth-date");
        }
        for (int i = 0; i < 3; i++) {
            service.settle(service.claim().orElseThrow(), NO_WAY_OUT);
        }
        assertThat(service.claim()).as("left alone").isEmpty();
        house.clock().move(Duration.ofSeconds(1));
        Parcel probe = service.claim().orElseThrow();
        assertThat(service.claim()).as("one at a time").isEmpty();
        service.settle(probe, NO_WAY_OUT);
        house.clock().move(Duration.ofSeconds(1));
        assertThat(service.claim()).as("the pause grows").isEmpty();
        house.clock().move(Duration.ofSeconds(1));

        service.settle(service.claim().orElseThrow(), DeliveryOf.sent());

        assertThat(DeliveryOf.claimAll(service))
                .as("as many at a time as before")
                .hasSize(2);
    }

    @Test
    void whatIsFreshDoesNotWaitForABacklog() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 9; i++) {
            core.accepted("birth-date");
        }
        house.clock().move(Duration.ofMinutes(5));
        TransferRecord fresh = core.accepted("birth-date");

        assertThat(service.claim())
                .hasValueSatisfying(it -> assertThat(it.item().transfer()).isEqualTo(fresh.id()));
    }

    @Test
    void whatIsWithdrawnIsNotSettledAnyMore() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        OutboxDelivery service = delivery.service();
        Map<String, Parcel> parcels = DeliveryOf.claim(service);
        core.revoke(transfer);

        parcels.values().forEach(parcel -> service.settle(parcel, Outcome.retry("greylisted")));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.REVOKED);
        house.clock().move(Duration.ofHours(2));
        assertThat(service.claim()).isEqualTo(Optional.empty());
    }
}
