package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.leases.Leases;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxDeliveryTest {

    private static final Outcome NO_WAY_OUT = Outcome.retry(Outcome.Reason.NO_WAY_OUT, "ConnectException");
    private static final Duration MOST_OF_A_LEASE = TestDelivery.LEASE.minusSeconds(1);

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
    void whatAKilledProcessHadInHandGoesOutWithinALeaseAndSaysThatItMayHaveArrived() throws Exception {
        accepted.of("birth-date");
        OutboxDelivery killed = delivery.service();
        assertThat(killed.claim()).isPresent();

        OutboxDelivery next = delivery.service();
        assertThat(next.claim()).isEmpty();
        host.clock().move(TestDelivery.LEASE);

        assertThat(next.claim()).hasValueSatisfying(parcel -> {
            assertThat(parcel.message().again()).isTrue();
            assertThat(parcel.message().id()).isEqualTo(parcel.item().id());
        });
    }

    @Test
    void whatIsStillBeingSentStaysInHandHoweverLongItTakes() throws Exception {
        accepted.of("birth-date");
        Leases slow = new Leases(
                host.stores().outbox(),
                host.stores().transactions(),
                TestDelivery.NODE,
                channel -> 2,
                host.clock(),
                delivery.nanoTime());
        Item item = slow.take("mail").orElseThrow();

        for (int i = 0; i < 5; i++) {
            host.clock().move(MOST_OF_A_LEASE);
            slow.renew();
            assertThat(delivery.service().claim()).isEmpty();
        }
        slow.put(item);
        slow.renew();
        host.clock().move(TestDelivery.LEASE);

        assertThat(delivery.service().claim()).isPresent();
    }

    @Test
    void whoHasLostAMessageToAnotherDoesNotSettleIt() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        OutboxDelivery slow = delivery.service();
        Parcel lost = slow.claim().orElseThrow();
        host.clock().move(TestDelivery.LEASE);
        OutboxDelivery other = delivery.service();
        Parcel taken = other.claim().orElseThrow();

        slow.settle(lost, Outcome.permanent("recipient refused: 550"));
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.QUEUED);

        other.settle(taken, TestDelivery.sent());
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.NOTICE_SENT);
    }

    @Test
    void aMessageIsSettledOnce() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        OutboxDelivery service = delivery.service();
        Parcel parcel = service.claim().orElseThrow();

        service.settle(parcel, Outcome.retry("greylisted"));
        service.settle(parcel, Outcome.permanent("recipient refused: 550"));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.QUEUED);
        host.clock().move(TestDelivery.PAUSE);
        assertThat(service.claim()).isPresent();
    }

    @Test
    void whileAPracticeIsSuspendedNothingNewLeaves() throws Exception {
        TransferRecord waiting = accepted.of("sms-code");
        host.suspend();
        for (int minute = 0; minute < 10; minute++) {
            assertThat(delivery.sendAll()).isEmpty();
            host.clock().move(Duration.ofMinutes(1));
        }
        assertThat(delivery.events(waiting)).containsExactly(Kind.ACCEPTED);

        host.resume();
        host.clock().move(TestDelivery.LONGEST_PAUSE);

        assertThat(delivery.sendAll()).hasSize(2).noneMatch(Message::again);
        assertThat(delivery.state(waiting)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void aCodeForASheetThatNobodyHasPrintedIsNewToo() throws Exception {
        TransferRecord unprinted = accepted.onPaper("sms-code");
        TransferRecord printed = accepted.onPaper("sms-code");
        host.stores()
                .transfers()
                .addLink(printed.practice(), printed.id(), Secret.random().hash());
        host.suspend();

        assertThat(delivery.sendAll()).hasSize(1);

        assertThat(delivery.events(unprinted)).doesNotContain(Kind.CODE_SENT);
        assertThat(delivery.events(printed)).contains(Kind.CODE_SENT);
    }

    @Test
    void aSuspendedPracticeIsStillToldWhatHappens() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        delivery.sendAll();
        host.suspend();

        host.stores()
                .transactions()
                .within(() -> delivery.alerts()
                        .raise(
                                transfer.practice(),
                                transfer.id(),
                                new TransferEvent(host.clock().instant(), Kind.RENEWAL_REQUESTED, "")));

        assertThat(delivery.sendAll()).hasSize(1);
    }

    @Test
    void aChannelThatHangsHoldsUpNoOther() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 3; i++) {
            accepted.of("birth-date");
            accepted.of("sms-code");
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

        service.settle(mail, TestDelivery.sent());
        assertThat(service.claim()).hasValueSatisfying(OutboxDeliveryTest::isMail);
    }

    private static void isMail(Parcel parcel) {
        assertThat(parcel.item().channel()).isEqualTo("mail");
    }

    @Test
    void nothingIsSentAfterItsDeadline() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        OutboxDelivery service = delivery.service();
        host.clock().move(Duration.ofHours(24));

        assertThat(TestDelivery.claim(service).values())
                .as("but what the practice is told of it")
                .allMatch(parcel -> parcel.item().purpose() == Purpose.ALERT);

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.events(transfer)).endsWith(Kind.DELIVERY_FAILED);
    }

    @Test
    void whatIsBeingSentWhenAClockIsSetBeyondItsDeadlineBecomesWhatTheServerSaysOfIt() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        OutboxDelivery service = delivery.service();
        Parcel parcel = service.claim().orElseThrow();
        host.clock().move(Duration.ofHours(25));
        service.giveUpOverdue();
        assertThat(service.claim()).as("it is in hand still").isEmpty();

        service.settle(parcel, TestDelivery.sent());

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.NOTICE_SENT);
    }

    @Test
    void whatWaitsForAChannelThatIsNotThereGoesOutWhenItComesOrIsGivenUpInTime() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        OutboxDelivery service = delivery.service();
        var sms = host.plugins().channels().remove("sms");

        assertThat(service.claim()).as("the link waits, too").isEmpty();
        host.plugins().channels().put("sms", sms);
        Parcel code = service.claim().orElseThrow();
        service.settle(code, Outcome.retry("centre down"));
        host.plugins().channels().remove("sms");
        host.clock().move(Duration.ofMinutes(59));
        service.giveUpOverdue();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.QUEUED);
        host.clock().move(Duration.ofMinutes(1));
        service.giveUpOverdue();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.detail(transfer)).isEqualTo("not-in-time code-link-held");
    }

    @Test
    void whatBecameOfAMessageWhileTheDatabaseWasAwayIsWrittenLaterAndNobodySendsItAgain() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        ShakyDatabase database = new ShakyDatabase(host);
        OutboxDelivery service = delivery.service(database);
        OutboxDelivery otherNode = delivery.service(database);
        Parcel parcel = service.claim().orElseThrow();

        database.goAway();
        service.settle(parcel, TestDelivery.sent());
        assertThatThrownBy(otherNode::claim).hasMessage("the database is away");
        host.clock().move(TestDelivery.LEASE.multipliedBy(2));
        assertThatThrownBy(otherNode::claim).hasMessage("the database is away");
        database.comeBack();

        assertThat(otherNode.claim()).as("left to who knows what became of it").isEmpty();
        assertThat(service.claim()).isEmpty();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.NOTICE_SENT);
        host.clock().move(TestDelivery.LEASE.multipliedBy(2));
        assertThat(otherNode.claim()).isEmpty();
    }

    @Test
    void whatANodeThatNeverCameBackHadInHandIsSentAgainAfterAll() throws Exception {
        accepted.of("birth-date");
        ShakyDatabase database = new ShakyDatabase(host);
        assertThat(delivery.service(database).claim()).isPresent();
        OutboxDelivery otherNode = delivery.service(database);
        host.clock().move(TestDelivery.LEASE);
        database.goAway();
        assertThatThrownBy(otherNode::claim).hasMessage("the database is away");
        database.comeBack();
        assertThat(otherNode.claim()).isEmpty();

        host.clock().move(TestDelivery.LEASE);

        assertThat(otherNode.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isTrue());
    }

    @Test
    void whatAChannelNeverAnswersCountsAsLostAndGivesItsPlaceToOthers() throws Exception {
        TransferRecord first = accepted.of("birth-date");
        OutboxDelivery service = delivery.service();
        Parcel hangs = service.claim().orElseThrow();
        accepted.of("birth-date");
        assertThat(service.claim()).isPresent();
        accepted.of("birth-date");
        assertThat(service.claim()).as("two at a time").isEmpty();

        host.clock().move(TestDelivery.LIMIT.plusSeconds(1));
        service.watch();

        assertThat(delivery.events(first)).containsExactly(Kind.ACCEPTED, Kind.DELIVERY_DELAYED);
        assertThat(delivery.detail(first)).isEqualTo("answer-lost link (no outcome)");
        assertThat(service.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isFalse());
        host.clock().move(TestDelivery.PAUSE);
        assertThat(service.claim())
                .hasValueSatisfying(it -> assertThat(it.message().again()).isTrue());
        service.settle(hangs, TestDelivery.sent());
        assertThat(delivery.events(first)).endsWith(Kind.NOTICE_SENT);
    }

    @Test
    void aChannelThatHangsAgainAndAgainIsLeftAlone() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 20; i++) {
            accepted.of("birth-date");
        }
        List<Parcel> hung = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (Optional<Parcel> parcel = service.claim(); parcel.isPresent(); parcel = service.claim()) {
                hung.add(parcel.get());
            }
            host.clock().move(TestDelivery.LIMIT.plusSeconds(1));
            service.watch();
        }
        assertThat(hung).hasSizeLessThan(12);

        hung.forEach(parcel -> service.settle(parcel, TestDelivery.sent()));

        assertThat(service.claim()).as("it answers again").isPresent();
    }

    @Test
    void aWayOutThatIsDisturbedIsTriedNowAndThenWithOneMessage() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 9; i++) {
            accepted.of("birth-date");
        }
        for (int i = 0; i < 3; i++) {
            service.settle(service.claim().orElseThrow(), NO_WAY_OUT);
        }
        assertThat(service.claim()).as("left alone").isEmpty();
        host.clock().move(Duration.ofSeconds(1));
        Parcel probe = service.claim().orElseThrow();
        assertThat(service.claim()).as("one at a time").isEmpty();
        service.settle(probe, NO_WAY_OUT);
        host.clock().move(Duration.ofSeconds(1));
        assertThat(service.claim()).as("the pause grows").isEmpty();
        host.clock().move(Duration.ofSeconds(1));

        service.settle(service.claim().orElseThrow(), TestDelivery.sent());

        assertThat(TestDelivery.claimAll(service))
                .as("as many at a time as before")
                .hasSize(2);
    }

    @Test
    void whatIsFreshDoesNotWaitForABacklog() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < 9; i++) {
            accepted.of("birth-date");
        }
        host.clock().move(Duration.ofMinutes(5));
        TransferRecord fresh = accepted.of("birth-date");

        assertThat(service.claim())
                .hasValueSatisfying(it -> assertThat(it.item().transfer()).isEqualTo(fresh.id()));
    }
}
