package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.retention.TestRetention;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other services do with a transfer while delivery has its messages in hand, and after. */
class WithdrawnMessagesTest {

    private TestHost host;
    private TestPractice practice;
    private TestDelivery delivery;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        practice = new TestPractice(host);
        delivery = new TestDelivery(host);
    }

    @Test
    void whatIsInDoubtIsSentAgainWhenThePracticeSaysSo() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = practice.accepted("birth-date");
        for (int i = 0; i < 2; i++) {
            service.settle(service.claim().orElseThrow(), Outcome.unknown("answer lost"));
            host.clock().move(Duration.ofMinutes(1));
        }
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.DOUBTFUL);

        TestPractice.done(practice.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
        delivery.sendAll();

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void aCodeThatWasInHandWhenItWasWithdrawnIsChargedIfItWasSent() throws Exception {
        for (Outcome outcome : List.of(
                TestDelivery.sent(),
                Outcome.permanent("no such number"),
                Outcome.retry("busy"),
                Outcome.unknown("lost"))) {
            OutboxDelivery service = delivery.service();
            TransferRecord transfer = practice.accepted("sms-code");
            Parcel code = TestDelivery.claim(service).get("sms");

            practice.revoke(transfer);
            service.settle(code, outcome);
            service.settle(code, outcome);

            assertThat(delivery.charge(transfer))
                    .as(outcome.kind().toString())
                    .isEqualTo(
                            switch (outcome.kind()) {
                                case ACCEPTED -> Charge.State.POSTED;
                                case PERMANENT, RETRY -> Charge.State.RELEASED;
                                case UNKNOWN -> Charge.State.DOUBTFUL;
                            });
        }
    }

    @Test
    void whatIsWithdrawnIsNotSettledAnyMore() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        OutboxDelivery service = delivery.service();
        Map<String, Parcel> parcels = TestDelivery.claim(service);
        practice.revoke(transfer);

        parcels.values().forEach(parcel -> service.settle(parcel, Outcome.retry("greylisted")));

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.REVOKED);
        host.clock().move(Duration.ofHours(2));
        assertThat(service.claim()).isEqualTo(Optional.empty());
    }

    @Test
    void whatWasWithdrawnAfterItWasClaimedAheadIsNotSent() throws Exception {
        OutboxDelivery service = delivery.service();
        List<TransferRecord> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(practice.accepted("birth-date"));
        }
        for (int i = 0; i < 4; i++) {
            service.settle(service.claim().orElseThrow(), TestDelivery.sent()); // so that it claims several
        }
        all.removeIf(transfer -> delivery.state(transfer) != TransferState.QUEUED);
        Parcel begun = service.claim().orElseThrow();
        for (TransferRecord transfer : all) {
            host.move(transfer, TransferState.UNDELIVERABLE);
            host.stores().outbox().withdraw(transfer.practice(), transfer.id());
        }

        assertThat(TestDelivery.claimAll(service)).isEmpty();
        assertThat(all).extracting(TransferRecord::id).contains(begun.item().transfer());
    }

    @Test
    void whatIsSentAnewThoughAnEarlierOneCameBackGoesOut() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        delivery.sendAll();
        host.move(transfer, TransferState.UNDELIVERABLE);
        delivery.furtherNotice(transfer);

        assertThat(delivery.sendAll()).hasSize(1);
    }

    @Test
    void whatWasSentWhileLockedIsNotifiedOnceUnlocked() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        host.move(transfer, TransferState.LOCKED);
        delivery.sendAll();

        Transfer unlocked =
                TestPractice.done(practice.service().unlock(transfer.practice(), transfer.id(), Locale.GERMAN));

        assertThat(unlocked.state()).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void whatWasRenewedSinceItWasFoundDueGoesOn() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        delivery.sendAll();
        host.clock().move(Duration.ofDays(14));
        TransferRecord due =
                host.stores().transfers().due(host.clock().instant(), 1).get(0);
        TestPractice.done(practice.service().renew(transfer.practice(), transfer.id(), Locale.GERMAN));

        new TestRetention(host).ending().expire(due);

        assertThat(delivery.state(transfer)).isNotEqualTo(TransferState.EXPIRED);
        assertThat(delivery.events(transfer)).doesNotContain(Kind.EXPIRED);
        assertThat(host.stores().outbox().depth()).as("the new link").isOne();
    }
}
