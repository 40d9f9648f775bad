package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.transfer.access.AccessOf;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is withdrawn, or sent again, by other services while delivery has it in hand. */
class WithdrawnMessagesTest {

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
