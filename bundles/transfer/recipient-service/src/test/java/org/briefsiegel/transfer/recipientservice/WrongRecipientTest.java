package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.delivery.DeliveryService;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.download.GuardedOutputStream;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody says that it isn't for them. */
class WrongRecipientTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private TestHost host;
    private TestPractice practice;
    private TestAccess access;
    private TestDelivery delivery;
    private RecipientService service;

    @BeforeEach
    void open() {
        host = RealPlugins.host();
        practice = new TestPractice(host);
        access = new TestAccess(host);
        delivery = new TestDelivery(host);
        service = access.service(practice.requests());
    }

    @Test
    void nobodyGetsInAnyMoreAndWhatWaitsIsWithdrawn() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = access.link(transfer);

        assertThat(report(link)).isTrue();

        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(TestAccess.answer(service, link, TestAccess.BIRTH_DATE)).isInstanceOf(Opening.Closed.class);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.LOCKED);
        assertThat(host.stores().outbox().waiting(transfer.practice(), transfer.id()))
                .isZero();
        assertThat(reports(transfer)).containsExactly("never-opened");
    }

    @Test
    void saidAgainItChangesNothing() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = access.link(transfer);
        report(link);
        TransferRecord before = stored(transfer);
        host.clock().move(Duration.ofHours(2));

        assertThat(report(link)).isTrue();

        assertThat(stored(transfer)).isEqualTo(before);
        assertThat(reports(transfer)).hasSize(1);
        assertThat(delivery.sendAll()).as("one alert").hasSize(1);
    }

    @Test
    void thePracticeLearnsThatItWasOpenedAndHowMuchWasFetched() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = access.link(transfer);
        String first = TestAccess.session(service, link, TestAccess.BIRTH_DATE);
        report(link);
        assertThat(TestAccess.opens(service, link, Optional.of(first))).isFalse();
        unlock(transfer);
        assertThat(TestAccess.opens(service, link, Optional.of(first)))
                .as("sessions don't come back")
                .isFalse();
        String session = TestAccess.session(service, link, TestAccess.BIRTH_DATE);
        service.download(link, session, 1).orElseThrow().content().writeTo(new ByteArrayOutputStream(), 0, 1);

        report(link);

        assertThat(reports(transfer)).containsExactly("opened 0/1", "opened 1/1");
    }

    @Test
    void aDownloadThatIsRunningStops() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = access.link(transfer);
        AtomicLong nanos = new AtomicLong();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        OutputStream tap = new GuardedOutputStream(
                received, () -> access.accessStatus().holds(stored(transfer)), () -> nanos.addAndGet(SECOND.toNanos()));
        tap.write(1);

        report(link);

        assertThatThrownBy(() -> tap.write(2)).isInstanceOf(IOException.class);
        assertThat(received.size()).isOne();
    }

    @Test
    void aDownloadThatIsJustBeginningDoesNotBegin() throws Exception {
        String link = access.link(practice.accepted("birth-date"));
        String session = TestAccess.session(service, link, TestAccess.BIRTH_DATE);
        var download = service.download(link, session, 1).orElseThrow();
        ByteArrayOutputStream received = new ByteArrayOutputStream();

        report(link);

        assertThatThrownBy(() -> download.content().writeTo(received, 0, download.size()))
                .isInstanceOf(IOException.class);
        assertThat(received.size()).isZero();
    }

    @Test
    void thePracticeTakesItBackByUnlocking() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        report(link);
        assertThat(resend(transfer)).contains("gesperrt");
        assertThat(renew(transfer)).contains("gesperrt");

        assertThat(unlock(transfer).state()).isEqualTo(TransferState.NOTIFIED);

        assertThat(status(link)).isEqualTo(Status.READY);
        assertThat(resend(transfer)).isEqualTo("done");
        assertThat(TestAccess.answer(service, link, TestAccess.BIRTH_DATE)).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void whatIsLockedAlreadyIsMarkedToo() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        access.exhaust(service, link);
        assertThat(status(link)).isEqualTo(Status.LOCKED);

        report(link);

        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(unlock(transfer).state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(status(link)).isEqualTo(Status.READY);
    }

    @Test
    void afterTheEndOfItsTimeItIsTakenAndShownAndStandsInTheWayOfARenewal() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(Duration.ofDays(15));
        practice.clearAway();

        report(link);

        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.EXPIRED);
        assertThat(reports(transfer)).containsExactly("never-opened");
        assertThat(renew(transfer)).contains("gesperrt");
        unlock(transfer);
        assertThat(status(link)).isEqualTo(Status.EXPIRED);
        assertThat(renew(transfer)).isEqualTo("done");
    }

    @Test
    void saidInTimeItIsStillShownWhenTheTimeIsOver() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = access.link(transfer);
        report(link);
        host.clock().move(Duration.ofDays(15));
        practice.clearAway();

        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.EXPIRED);
    }

    @Test
    void ofWhatIsRevokedItIsNotedAndTheLetterStaysWithdrawn() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = access.link(transfer);
        practice.revoke(transfer);

        report(link);

        assertThat(status(link)).isEqualTo(Status.REVOKED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.REVOKED);
        assertThat(reports(transfer)).containsExactly("never-opened");
    }

    @Test
    void itIsTakenFromALinkThatAnotherHasReplaced() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String old = TestAccess.links(delivery.sendAll()).get(0);
        assertThat(renew(transfer)).isEqualTo("done");
        String link = TestAccess.links(delivery.sendAll()).get(0);

        report(old);

        assertThat(status(old)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
    }

    @Test
    void aFormThatIsTooOldReportsNothing() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = access.link(transfer);
        String form = TestAccess.form(service, link);
        host.clock().move(Duration.ofHours(3));

        assertThat(service.reportWrongRecipient(link, form)).contains(false);
        assertThat(service.reportWrongRecipient("0".repeat(32), form)).isEmpty();

        assertThat(stored(transfer)).isEqualTo(transfer);
    }

    @Test
    void whoReportsGetsNoTriesAnew() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        for (int i = 0; i < TestAccess.LIMIT.pauseAfter(); i++) {
            TestAccess.answer(service, link, TestAccess.WRONG_DATE);
        }
        TransferRecord before = stored(transfer);
        report(link);
        assertThat(delivery.sendAll())
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.text()).contains("Falsche Antworten bisher: 5.", "Wrong answers so far: 5."));

        unlock(transfer);

        assertThat(stored(transfer)).isEqualTo(before);
        assertThat(status(link)).isEqualTo(Status.PAUSED);
    }

    @Test
    void whatTriesHadLockedHasThemAllAgain() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        access.exhaust(service, link);
        report(link);

        unlock(transfer);

        assertThat(stored(transfer).tries()).isZero();
    }

    @Test
    void thePracticeSeesWhichOfTheTwoHasLockedIt() throws Exception {
        TransferRecord exhausted = practice.accepted("birth-date");
        access.exhaust(service, access.link(exhausted));
        TransferRecord reported = practice.accepted("birth-date");
        report(access.link(reported));

        assertThat(shown(exhausted).state()).isEqualTo(TransferState.LOCKED);
        assertThat(shown(exhausted).wrongRecipientAt()).isEmpty();
        assertThat(shown(reported).state()).isEqualTo(TransferState.LOCKED);
        assertThat(shown(reported).wrongRecipientAt()).contains(Instant.now(host.clock()));
        assertThat(resend(exhausted)).contains("falschen Antworten").doesNotContain("nicht für mich");
        assertThat(resend(reported)).contains("nicht für mich").doesNotContain("falschen Antworten");
        assertThat(unlock(reported).wrongRecipientAt()).isEmpty();
    }

    private Transfer shown(TransferRecord transfer) {
        return practice.service().find(transfer.practice(), transfer.id()).orElseThrow();
    }

    @Test
    void aNoticeThatItWithdrewHasNotBeenSentAndIsResent() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        report(access.link(transfer));
        delivery.sendAll();

        assertThat(unlock(transfer).state()).isEqualTo(TransferState.UNDELIVERABLE);

        assertThat(resend(transfer)).isEqualTo("done");
        assertThat(TestAccess.links(delivery.sendAll())).hasSize(1);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void aNoticeThatWasSentBeforeTheRenewalDoesNotCount() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(Duration.ofDays(15));
        practice.clearAway();
        assertThat(renew(transfer)).isEqualTo("done");

        report(link);

        assertThat(unlock(transfer).state()).isEqualTo(TransferState.UNDELIVERABLE);
    }

    @Test
    void aCodeThatItHasWithdrawnIsChargedIfItWasSent() throws Exception {
        DeliveryService sender = delivery.service();
        TransferRecord transfer = practice.accepted("sms-code");
        Parcel code = TestDelivery.claim(sender).get("sms");

        report(access.link(transfer));
        sender.settle(code, TestDelivery.sent());

        assertThat(delivery.charge(transfer)).isEqualTo(Charge.State.POSTED);
        assertThat(host.stores().ledger().charges(transfer.practice(), transfer.id()))
                .hasSize(1);
    }

    private boolean report(String link) {
        return service.reportWrongRecipient(link, TestAccess.form(service, link))
                .orElseThrow();
    }

    private Status status(String link) {
        return TestAccess.letter(service, link).status();
    }

    private List<String> reports(TransferRecord transfer) {
        return host.stores().transfers().events(transfer.practice(), transfer.id()).stream()
                .filter(event -> event.kind() == Kind.WRONG_RECIPIENT)
                .map(TransferEvent::detail)
                .toList();
    }

    private Transfer unlock(TransferRecord transfer) {
        return TestPractice.done(practice.service().unlock(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    private String resend(TransferRecord transfer) {
        return said(practice.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    private String renew(TransferRecord transfer) {
        return said(practice.service().renew(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    private static String said(Reply<Transfer> reply) {
        return reply.fold(done -> "done", refusal -> refusal.detail());
    }

    private TransferRecord stored(TransferRecord transfer) {
        return host.stores()
                .transfers()
                .find(transfer.practice(), transfer.id())
                .orElseThrow();
    }
}
