package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.itests.desks.StuckVault;
import org.briefsiegel.transfer.access.AccessOf;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.spi.DeliveryService.Parcel;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeHandlerTest {

    private static final int MANY = 30;

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
    void whenTheLastTwoMessagesAreSettledAtOnceOneOfThemSeesThatNoneWaits() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < MANY; i++) {
            TransferRecord transfer = core.accepted("birth-date");
            delivery.furtherNotice(transfer);
            List<Parcel> parcels =
                    List.of(service.claim().orElseThrow(), service.claim().orElseThrow());

            atOnce(parcels.stream()
                    .map(parcel -> (Runnable) () -> service.settle(parcel, DeliveryOf.sent()))
                    .toList());

            assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        }
    }

    @Test
    void aCodeThatIsRefusedTakesTheLinkAndTheChargeWithIt() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = core.accepted("sms-code");
        Parcel code = service.claim().orElseThrow();
        assertThat(code.item().channel()).isEqualTo("sms");
        assertThat(service.claim()).as("the link waits for its code").isEmpty();

        service.settle(code, Outcome.permanent(Outcome.Reason.NUMBER_INVALID, "refused: 0x0000000B"));

        assertThat(DeliveryOf.claim(service).values())
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
            TransferRecord transfer = core.accepted("sms-code");
            List<Purpose> sent = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                for (Optional<Parcel> parcel = service.claim(); parcel.isPresent(); parcel = service.claim()) {
                    boolean isLost = parcel.get().item().channel().equals(lost)
                            && parcel.get().item().purpose() != Purpose.ALERT;
                    sent.add(parcel.get().item().purpose());
                    service.settle(parcel.get(), isLost ? Outcome.unknown("answer lost") : DeliveryOf.sent());
                }
                house.clock().move(Duration.ofMinutes(1));
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
        TransferRecord transfer = core.accepted("birth-date");
        service.settle(service.claim().orElseThrow(), Outcome.unknown("answer lost"));
        house.clock().move(Duration.ofHours(24));

        service.giveUpOverdue();

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.DOUBTFUL);
        assertThat(delivery.detail(transfer)).isEqualTo("answer-lost link (not sent again in time)");
    }

    @Test
    void whatIsInDoubtIsSentAgainWhenThePracticeSaysSo() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = core.accepted("birth-date");
        for (int i = 0; i < 2; i++) {
            service.settle(service.claim().orElseThrow(), Outcome.unknown("answer lost"));
            house.clock().move(Duration.ofMinutes(1));
        }
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.DOUBTFUL);

        CoreOf.done(core.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
        delivery.sendAll();

        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void aCodeThatWasSentStaysChargedWhateverBecomesOfTheNotice() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = core.accepted("sms-code");

        service.settle(service.claim().orElseThrow(), DeliveryOf.sent());
        service.settle(service.claim().orElseThrow(), Outcome.permanent("recipient refused: 550"));

        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.POSTED);
    }

    @Test
    void aCodeThatCannotBeSentIsNotCharged() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = core.accepted("sms-code");

        service.settle(DeliveryOf.claim(service).get("sms"), Outcome.permanent("no such number"));

        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.RELEASED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
    }

    @Test
    void aCodeThatWasInHandWhenItWasWithdrawnIsChargedIfItWasSent() throws Exception {
        for (Outcome outcome : List.of(
                DeliveryOf.sent(),
                Outcome.permanent("no such number"),
                Outcome.retry("busy"),
                Outcome.unknown("lost"))) {
            OutboxDelivery service = delivery.service();
            TransferRecord transfer = core.accepted("sms-code");
            Parcel code = DeliveryOf.claim(service).get("sms");

            core.revoke(transfer);
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
    void aCodeThatAReportHasWithdrawnIsChargedIfItWasSent() throws Exception {
        AccessOf access = new AccessOf(house);
        RecipientService recipients = access.service(core.requests());
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = core.accepted("sms-code");
        Parcel code = DeliveryOf.claim(service).get("sms");
        String link = access.link(transfer);

        recipients.reportWrongRecipient(link, AccessOf.form(recipients, link));
        service.settle(code, DeliveryOf.sent());

        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.POSTED);
        assertThat(house.ledger().charges(transfer.practice(), transfer.id())).hasSize(1);
    }

    @Test
    void anAttachmentThatHasLeftIsDestroyed() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = core.accepted("none");

        service.settle(service.claim().orElseThrow(), DeliveryOf.sent());

        assertThat(house.contents()).isZero();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        assertThat(delivery.events(transfer)).endsWith(Kind.ATTACHMENT_SENT, Kind.CONTENT_DESTROYED);
    }

    @Test
    void anAttachmentThatFailedForGoodIsDestroyed() throws Exception {
        OutboxDelivery service = delivery.service();
        TransferRecord transfer = core.accepted("none");

        service.settle(service.claim().orElseThrow(), Outcome.permanent("content refused: 552"));

        assertThat(house.contents()).isZero();
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.UNDELIVERABLE);
        assertThat(delivery.events(transfer)).endsWith(Kind.DELIVERY_FAILED, Kind.CONTENT_DESTROYED);
    }

    @Test
    void anAttachmentThatIsTriedAgainIsKept() throws Exception {
        OutboxDelivery service = delivery.service();
        core.accepted("none");

        service.settle(service.claim().orElseThrow(), Outcome.retry("greylisted"));
        house.clock().move(DeliveryOf.PAUSE);
        Parcel again = service.claim().orElseThrow();

        try (InputStream content =
                again.message().attachments().get(0).content().open()) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("content");
        }
    }

    @Test
    void theKeysOfAnAttachmentAreGoneWithTheVerdictAlthoughItsFileStays() throws Exception {
        TransferRecord transfer = core.accepted("none");
        OutboxDelivery service = delivery.service(new StuckVault(house.vault()));

        service.settle(service.claim().orElseThrow(), DeliveryOf.sent());

        assertThat(house.store()
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
