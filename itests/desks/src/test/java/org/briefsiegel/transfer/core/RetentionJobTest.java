package org.briefsiegel.transfer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.itests.desks.Letters;
import org.briefsiegel.testkit.memory.StuckVault;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryOf;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionJobTest {

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        core = new CoreOf(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatIsRevokedBeforeACodeWasSentIsNotCharged() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        assertThat(charge(transfer)).isEqualTo(Charge.State.RESERVED);

        core.revoke(transfer);

        assertThat(charge(transfer)).isEqualTo(Charge.State.RELEASED);
        assertThat(house.contents()).isZero();
    }

    @Test
    void whatIsRevokedAfterTheCodeWasSentStaysCharged() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        house.ledger().post(transfer.practice(), transfer.id());

        core.revoke(transfer);

        assertThat(charge(transfer)).isEqualTo(Charge.State.POSTED);
    }

    @Test
    void whatExpiresUnsentIsNotCharged() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        house.clock().move(Duration.ofDays(90));

        core.retentionJob().run();

        assertThat(now(transfer).state()).isEqualTo(TransferState.EXPIRED);
        assertThat(charge(transfer)).isEqualTo(Charge.State.RELEASED);
    }

    @Test
    void whatWasRenewedSinceItWasFoundDueGoesOn() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        new DeliveryOf(house).sendAll();
        house.clock().move(Duration.ofDays(14));
        TransferRecord due = house.store().due(house.clock().instant(), 1).get(0);
        CoreOf.done(core.service().renew(transfer.practice(), transfer.id(), Locale.GERMAN));

        core.ending(house.vault()).expire(due);

        assertThat(now(transfer).state()).isNotEqualTo(TransferState.EXPIRED);
        assertThat(events(transfer)).doesNotContain(Kind.EXPIRED);
        assertThat(house.outbox().depth()).as("the new link").isOne();
    }

    @Test
    void theContentOfWhatHasExpiredIsKeptForAWeekAndThenDestroyed() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        house.clock().move(Duration.ofDays(14));
        core.retentionJob().run();
        assertThat(now(transfer).state()).isEqualTo(TransferState.EXPIRED);
        assertThat(house.contents()).isOne();

        house.clock().move(Duration.ofDays(7).minusMillis(1));
        core.retentionJob().run();
        assertThat(house.contents()).isOne();

        house.clock().move(Duration.ofMillis(1));
        core.retentionJob().run();
        assertThat(house.contents()).isZero();
        assertThat(now(transfer).contentDestroyedAt()).isPresent();
        assertThat(now(transfer).enrolment()).isEmpty();
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.EXPIRED, Kind.CONTENT_DESTROYED);
    }

    @Test
    void theFilesOfWhatIsOverAreGoneAfterTheNextSweepAtTheLatest() throws Exception {
        TransferRecord over = core.accepted("birth-date");
        core.ending(new StuckVault(house.vault())).revoke(over);
        core.accepted("birth-date");
        assertThat(now(over).state()).isEqualTo(TransferState.REVOKED);
        assertThat(house.contents()).isEqualTo(2);
        house.clock().move(Duration.ofSeconds(1));

        core.retentionJob().run();

        assertThat(house.contents()).isOne();
    }

    @Test
    void contentWithoutATransferIsDestroyedOnceNoRequestCanStillBeSendingIt() throws Exception {
        house.vault()
                .seal(new DocumentAddress(House.PRACTICE, "t-1", 1), new ByteArrayInputStream(new byte[10]), 10)
                .orElseThrow();
        house.clock().move(Duration.ofHours(5));
        core.retentionJob().run();
        assertThat(house.contents()).isOne();

        house.clock().move(Duration.ofHours(2));
        core.retentionJob().run();
        assertThat(house.contents()).isZero();
    }

    @Test
    void whoGotWhatIsForgottenAndTheDeletionIsNot() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        core.revoke(transfer);
        house.clock().move(Duration.ofDays(30));
        core.retentionJob().run();
        assertThat(now(transfer).recipient()).isEqualTo(transfer.recipient());

        house.clock().move(Duration.ofMillis(1));
        core.retentionJob().run();

        TransferRecord forgotten = now(transfer);
        assertThat(forgotten.toString()
                        + forgotten.recipient().name()
                        + forgotten.recipient().email()
                        + forgotten.recipient().phone())
                .isEqualTo(transfer.toString());
        assertThat(forgotten.reference()).isEqualTo(transfer.reference());
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.REVOKED, Kind.CONTENT_DESTROYED);
    }

    @Test
    void aRequestIsRecognizedForAWeek() throws Exception {
        core.accepted(Letters.invoice("k-1", Letters.EMAIL, "birth-date", Optional.empty()));
        house.clock().move(Duration.ofDays(7));
        core.retentionJob().run();
        assertThat(house.keys().find(House.PRACTICE, "k-1")).isPresent();

        house.clock().move(Duration.ofMillis(1));
        core.retentionJob().run();
        assertThat(house.keys().find(House.PRACTICE, "k-1")).isEmpty();
    }

    @Test
    void whatASandboxWouldHaveSentCanBeReadForAWeek() throws Exception {
        house.sandboxMessages()
                .keep(new SandboxMessages.Kept(
                        "m-1",
                        House.PRACTICE,
                        "t-1",
                        "mail",
                        "sealed",
                        house.clock().instant()));
        house.clock().move(Duration.ofDays(7));
        core.retentionJob().run();
        assertThat(sandboxMessages()).hasSize(1);

        house.clock().move(Duration.ofMillis(1));
        core.retentionJob().run();
        assertThat(sandboxMessages()).isEmpty();
    }

    private List<SandboxMessages.Kept> sandboxMessages() {
        return house.sandboxMessages().list(House.PRACTICE, Optional.empty(), Optional.empty(), 10);
    }

    private TransferRecord now(TransferRecord transfer) {
        return house.store().find(transfer.practice(), transfer.id()).orElseThrow();
    }

    private List<Kind> events(TransferRecord transfer) {
        return house.store().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }

    private Charge.State charge(TransferRecord transfer) {
        return house.ledger().charges(transfer.practice(), transfer.id()).get(0).state();
    }
}
