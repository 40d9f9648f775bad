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
import org.briefsiegel.transfer.spi.DeliveryDesk.Parcel;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxDeskTest {

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
        OutboxDesk desk = delivery.desk();
        for (int i = 0; i < 3; i++) {
            core.accepted("birth-date");
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

        assertThat(desk.claim()).as("the link waits, too").isEmpty();
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
        assertThat(delivery.detail(transfer)).isEqualTo("not-in-time code-link-held");
    }

    @Test
    void whatBecameOfAMessageWhileTheDatabaseWasAwayIsWrittenLaterAndNobodySendsItAgain() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        ShakyDatabase database = new ShakyDatabase(house);
        OutboxDesk desk = delivery.desk(database);
        OutboxDesk otherNode = delivery.desk(database);
        Parcel parcel = desk.claim().orElseThrow();

        database.goAway();
        desk.settle(parcel, DeliveryOf.sent());
        assertThatThrownBy(otherNode::claim).hasMessage("the database is away");
        house.clock().move(DeliveryOf.LEASE.multipliedBy(2));
        assertThatThrownBy(otherNode::claim).hasMessage("the database is away");
        database.comeBack();

        assertThat(otherNode.claim()).as("left to who knows what became of it").isEmpty();
        assertThat(desk.claim()).isEmpty();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.NOTICE_SENT);
        house.clock().move(DeliveryOf.LEASE.multipliedBy(2));
        assertThat(otherNode.claim()).isEmpty();
    }

    @Test
    void whatANodeThatNeverCameBackHadInHandIsSentAgainAfterAll() throws Exception {
        core.accepted("birth-date");
        ShakyDatabase database = new ShakyDatabase(house);
        assertThat(delivery.desk(database).claim()).isPresent();
        OutboxDesk otherNode = delivery.desk(database);
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
        OutboxDesk desk = delivery.desk();
        Parcel hangs = desk.claim().orElseThrow();
        core.accepted("birth-date");
        assertThat(desk.claim()).isPresent();
        core.accepted("birth-date");
        assertThat(desk.claim()).as("two at a time").isEmpty();

        house.clock().move(DeliveryOf.LIMIT.plusSeconds(1));
        desk.watch();

        assertThat(delivery.events(first)).containsExactly(Kind.ACCEPTED, Kind.DELIVERY_DELAYED);
        assertThat(delivery.detail(first)).isEqualTo("answer-lost link (no outcome)");
        assertThat(desk.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isFalse());
        house.clock().move(DeliveryOf.PAUSE);
        assertThat(desk.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isTrue());
        desk.settle(hangs, DeliveryOf.sent());
        assertThat(delivery.events(first)).endsWith(Kind.NOTICE_SENT);
    }

    @Test
    void aChannelThatHangsAgainAndAgainIsLeftAlone() throws Exception {
        OutboxDesk desk = delivery.desk();
        for (int i = 0; i < 20; i++) {
            core.accepted("birth-date");
        }
        List<Parcel> hung = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (Optional<Parcel> parcel = desk.claim(); parcel.isPresent(); parcel = desk.claim()) {
                hung.add(parcel.get());
            }
            house.clock().move(DeliveryOf.LIMIT.plusSeconds(1));
            desk.watch();
        }
        assertThat(hung).hasSizeLessThan(12);

        hung.forEach(parcel -> desk.settle(parcel, DeliveryOf.sent()));

        assertThat(desk.claim()).as("it answers again").isPresent();
    }

    @Test
    void aWayOutThatIsDisturbedIsTriedNowAndThenWithOneMessage() throws Exception {
        OutboxDesk desk = delivery.desk();
        for (int i = 0; i < 9; i++) {
            core.accepted("birth-date");
        }
        for (int i = 0; i < 3; i++) {
            desk.settle(desk.claim().orElseThrow(), NO_WAY_OUT);
        }
        assertThat(desk.claim()).as("left alone").isEmpty();
        house.clock().move(Duration.ofSeconds(1));
        Parcel probe = desk.claim().orElseThrow();
        assertThat(desk.claim()).as("one at a time").isEmpty();
        desk.settle(probe, NO_WAY_OUT);
        house.clock().move(Duration.ofSeconds(1));
        assertThat(desk.claim()).as("the pause grows").isEmpty();
        house.clock().move(Duration.ofSeconds(1));

        desk.settle(desk.claim().orElseThrow(), DeliveryOf.sent());

        assertThat(DeliveryOf.claimAll(desk)).as("as many at a time as before").hasSize(2);
    }

    @Test
    void whatIsFreshDoesNotWaitForABacklog() throws Exception {
        OutboxDesk desk = delivery.desk();
        for (int i = 0; i < 9; i++) {
            core.accepted("birth-date");
        }
        house.clock().move(Duration.ofMinutes(5));
        TransferRecord fresh = core.accepted("birth-date");

        assertThat(desk.claim())
                .hasValueSatisfying(it -> assertThat(it.item().transfer()).isEqualTo(fresh.id()));
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
