package org.briefsiegel.transfer.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.StuckVault;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionJobTest {

    private static final String REMINDER = Booking.REMINDER + 3;

    private TestHost host;
    private AcceptedTransfers accepted;
    private TestRetention retention;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        accepted = new AcceptedTransfers(host);
        retention = new TestRetention(host);
    }

    @Test
    void whatIsRevokedBeforeACodeWasSentIsNotCharged() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        assertThat(charge(transfer)).isEqualTo(Charge.State.RESERVED);

        assertThat(retention.ending().revoke(transfer)).isEmpty();

        assertThat(charge(transfer)).isEqualTo(Charge.State.RELEASED);
        assertThat(host.contents()).isZero();
    }

    @Test
    void whatIsRevokedAfterTheCodeWasSentStaysCharged() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        host.stores().ledger().post(transfer.practice(), transfer.id());

        assertThat(retention.ending().revoke(transfer)).isEmpty();

        assertThat(charge(transfer)).isEqualTo(Charge.State.POSTED);
    }

    @Test
    void whatExpiresUnsentIsNotCharged() throws Exception {
        TransferRecord transfer = accepted.of("sms-code");
        host.clock().move(Duration.ofDays(90));

        retention.job().run();

        assertThat(now(transfer).state()).isEqualTo(TransferState.EXPIRED);
        assertThat(charge(transfer)).isEqualTo(Charge.State.RELEASED);
    }

    @Test
    void remindersThatWereAgreedAreOffOnceItIsOver() throws Exception {
        TransferRecord revoked = accepted.of("birth-date");
        agree(revoked);
        TransferRecord expired = accepted.of("birth-date");
        agree(expired);
        host.stores().ledger().reserve(expired.practice(), expired.id(), REMINDER);

        retention.ending().revoke(revoked);
        host.clock().move(Duration.ofDays(14));
        retention.job().run();

        assertThat(charge(revoked)).isEqualTo(Charge.State.RELEASED);
        assertThat(charge(expired)).isEqualTo(Charge.State.RELEASED);
    }

    private void agree(TransferRecord transfer) {
        Pricing.Line line = new Pricing.Line(new Wording("tariff", "sms-reminder", List.of()), 1, new Money(10, "EUR"));
        host.stores().ledger().agree(new Booking(transfer.practice(), transfer.id(), REMINDER, List.of(line)));
    }

    @Test
    void theContentOfWhatHasExpiredIsKeptForAWeekAndThenDestroyed() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        host.clock().move(Duration.ofDays(14));
        retention.job().run();
        assertThat(now(transfer).state()).isEqualTo(TransferState.EXPIRED);
        assertThat(host.contents()).isOne();

        host.clock().move(Duration.ofDays(7).minusMillis(1));
        retention.job().run();
        assertThat(host.contents()).isOne();

        host.clock().move(Duration.ofMillis(1));
        retention.job().run();
        assertThat(host.contents()).isZero();
        assertThat(now(transfer).contentDestroyedAt()).isPresent();
        assertThat(now(transfer).enrolment()).isEmpty();
        assertThat(events(transfer)).containsExactly(Kind.ACCEPTED, Kind.EXPIRED, Kind.CONTENT_DESTROYED);
    }

    @Test
    void theFilesOfWhatIsOverAreGoneAfterTheNextSweepAtTheLatest() throws Exception {
        TransferRecord over = accepted.of("birth-date");
        retention.ending(new StuckVault(host.vault())).revoke(over);
        accepted.of("birth-date");
        assertThat(now(over).state()).isEqualTo(TransferState.REVOKED);
        assertThat(host.contents()).isEqualTo(2);
        host.clock().move(Duration.ofSeconds(1));

        retention.job().run();

        assertThat(host.contents()).isOne();
    }

    @Test
    void contentWithoutATransferIsDestroyedOnceNoRequestCanStillBeSendingIt() throws Exception {
        host.vault()
                .seal(new DocumentAddress(TestHost.PRACTICE, "t-1", 1), new ByteArrayInputStream(new byte[10]), 10)
                .orElseThrow();
        host.clock().move(Duration.ofHours(23));
        retention.job().run();
        assertThat(host.contents()).isOne();

        host.clock().move(Duration.ofHours(2));
        retention.job().run();
        assertThat(host.contents()).isZero();
    }

    @Test
    void aDocumentWhoseFileIsGoneIsMissedByTheNextSweepAndOnce() throws Exception {
        TransferRecord damaged = accepted.of("birth-date");
        TransferRecord whole = accepted.of("birth-date");
        TransferRecord over = accepted.of("birth-date");
        assertThat(retention.ending().revoke(over)).isEmpty();
        host.vault().destroy(damaged.documents().get(0).sealed().blob());

        retention.job().run();
        retention.job().run();

        assertThat(events(damaged)).containsExactly(Kind.ACCEPTED, Kind.CONTENT_DAMAGED);
        assertThat(events(whole)).containsExactly(Kind.ACCEPTED);
        assertThat(events(over)).doesNotContain(Kind.CONTENT_DAMAGED);
    }

    @Test
    void whoGotWhatIsForgottenAndTheDeletionIsNot() throws Exception {
        TransferRecord transfer = accepted.of("birth-date");
        assertThat(retention.ending().revoke(transfer)).isEmpty();
        host.clock().move(Duration.ofDays(30));
        retention.job().run();
        assertThat(now(transfer).recipient()).isEqualTo(transfer.recipient());

        host.clock().move(Duration.ofMillis(1));
        retention.job().run();

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
        host.stores()
                .keys()
                .note(
                        TestHost.PRACTICE,
                        "k-1",
                        new IdempotencyKeys.Noted("request", "t-1"),
                        host.clock().instant());
        host.clock().move(Duration.ofDays(7));
        retention.job().run();
        assertThat(host.stores().keys().find(TestHost.PRACTICE, "k-1")).isPresent();

        host.clock().move(Duration.ofMillis(1));
        retention.job().run();
        assertThat(host.stores().keys().find(TestHost.PRACTICE, "k-1")).isEmpty();
    }

    @Test
    void whatASandboxWouldHaveSentCanBeReadForAWeek() throws Exception {
        host.stores()
                .sandboxMessages()
                .keep(new SandboxMessages.Kept(
                        "m-1",
                        TestHost.PRACTICE,
                        "t-1",
                        "mail",
                        "sealed",
                        host.clock().instant()));
        host.clock().move(Duration.ofDays(7));
        retention.job().run();
        assertThat(sandboxMessages()).hasSize(1);

        host.clock().move(Duration.ofMillis(1));
        retention.job().run();
        assertThat(sandboxMessages()).isEmpty();
    }

    private List<SandboxMessages.Kept> sandboxMessages() {
        return host.stores().sandboxMessages().list(TestHost.PRACTICE, Optional.empty(), Optional.empty(), 10);
    }

    private TransferRecord now(TransferRecord transfer) {
        return host.stores()
                .transfers()
                .find(transfer.practice(), transfer.id())
                .orElseThrow();
    }

    private List<Kind> events(TransferRecord transfer) {
        return host.stores().transfers().events(transfer.practice(), transfer.id()).stream()
                .map(TransferEvent::kind)
                .toList();
    }

    private Charge.State charge(TransferRecord transfer) {
        return host.stores()
                .ledger()
                .charges(transfer.practice(), transfer.id())
                .get(0)
                .state();
    }
}
