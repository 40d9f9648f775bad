package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.StuckVault;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeHandlerTest {

    private static final int MANY = 30;

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
    void aCodeThatIsRefusedTakesTheLinkAndTheChargeWithIt() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = accepted.of("sms-code");
        Parcel code = service.claim().orElseThrow();
        assertThat(code.item().channel()).isEqualTo("sms");
        assertThat(service.claim()).as("the link waits for its code").isEmpty();

        service.settle(code, Outcome.permanent(Outcome.Reason.NUMBER_INVALID, "refused: 0x0000000B"));

        assertThat(TestDelivery.claim(service).values())
                .extracting(parcel -> parcel.item().purpose())
                .containsExactly(Purpose.ALERT);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.RELEASED);
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED, Kind.DELIVERY_FAILED);
        assertThat(delivery.detail(transfer)).isEqualTo("number-invalid code-link-held (refused: 0x0000000B)");
    }

    @Test
    void whatIsLostTwiceIsInDoubtAndNothingElseIsWithheldForIt() throws Exception {
        for (String lost : List.of("sms", "mail")) {
            OutboxDelivery service = delivery.service();
            TransferRecord transfer = accepted.of("sms-code");
            List<Purpose> sent = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                for (Optional<Parcel> parcel = service.claim(); parcel.isPresent(); parcel = service.claim()) {
                    boolean isLost = parcel.get().item().channel().equals(lost)
                            && parcel.get().item().purpose() != Purpose.ALERT;
                    sent.add(parcel.get().item().purpose());
                    service.settle(parcel.get(), isLost ? Outcome.unknown("answer lost") : TestDelivery.sent());
                }
                host.clock().move(Duration.ofMinutes(1));
            }

            assertThat(sent).containsOnlyOnce(Purpose.ALERT).contains(Purpose.NOTICE, Purpose.FACTOR);
            assertThat(delivery.state(transfer)).as(lost).isEqualTo(TransferState.DOUBTFUL);
            assertThat(delivery.events(transfer))
                    .contains(Kind.DELIVERY_DOUBTFUL)
                    .doesNotContain(Kind.DELIVERY_FAILED);
            assertThat(delivery.charge(transfer))
                    .isEqualTo(lost.equals("sms") ? Charge.State.DOUBTFUL : Charge.State.POSTED);
        }
    }

    @Test
    void whatMayHaveArrivedAndIsNotSentAgainInTimeIsInDoubt() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = accepted.of("birth-date");
        service.settle(service.claim().orElseThrow(), Outcome.unknown("answer lost"));
        host.clock().move(Duration.ofHours(24));

        service.giveUpOverdue();

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.DOUBTFUL);
        assertThat(delivery.detail(transfer)).isEqualTo("answer-lost link (not sent again in time)");
    }

    @Test
    void aCodeThatWasSentStaysChargedWhateverBecomesOfTheNotice() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = accepted.of("sms-code");

        service.settle(service.claim().orElseThrow(), TestDelivery.sent());
        service.settle(service.claim().orElseThrow(), Outcome.permanent("recipient refused: 550"));

        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.POSTED);
    }

    @Test
    void aCodeThatCannotBeSentIsNotCharged() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = accepted.of("sms-code");

        service.settle(TestDelivery.claim(service).get("sms"), Outcome.permanent("no such number"));

        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.RELEASED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
    }

    @Test
    void anAttachmentThatHasLeftIsDestroyed() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = accepted.of("none");

        service.settle(service.claim().orElseThrow(), TestDelivery.sent());

        assertThat(host.contents()).isZero();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).endsWith(Kind.ATTACHMENT_SENT, Kind.CONTENT_DESTROYED);
    }

    @Test
    void anAttachmentThatFailedForGoodIsDestroyed() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = accepted.of("none");

        service.settle(service.claim().orElseThrow(), Outcome.permanent("content refused: 552"));

        assertThat(host.contents()).isZero();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.events(transfer)).endsWith(Kind.DELIVERY_FAILED, Kind.CONTENT_DESTROYED);
    }

    @Test
    void anAttachmentThatIsTriedAgainIsKept() throws Exception {
        OutboxDelivery service = delivery.service();
        accepted.of("none");

        service.settle(service.claim().orElseThrow(), Outcome.retry("greylisted"));
        host.clock().move(TestDelivery.PAUSE);
        Parcel again = service.claim().orElseThrow();

        try (InputStream content =
                again.message().attachments().get(0).content().open()) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("content");
        }
    }

    @Test
    void theKeysOfAnAttachmentAreGoneWithTheVerdictAlthoughItsFileStays() throws Exception {
        TransferRecord transfer = accepted.of("none");
        OutboxDelivery service = delivery.service(new StuckVault(host.vault()));

        service.settle(service.claim().orElseThrow(), TestDelivery.sent());

        assertThat(host.stores()
                        .transfers()
                        .find(transfer.practice(), transfer.id())
                        .orElseThrow()
                        .documents())
                .allMatch(document -> document.sealed().isErased());
    }

    private static void atOnce(List<Runnable> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            works.forEach(work -> calls.add(() -> {
                start.await();
                work.run();
                return true;
            }));
            for (Future<Object> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
