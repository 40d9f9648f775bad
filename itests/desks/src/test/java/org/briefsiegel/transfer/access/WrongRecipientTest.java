package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.delivery.DeliveryOf;
import org.briefsiegel.transfer.download.GuardedOutputStream;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody says that it isn't for them. */
class WrongRecipientTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;
    private AccessOf access;
    private DeliveryOf delivery;
    private RecipientService service;

    @BeforeEach
    void open() throws Exception {
        open(TestDatabase.H2);
    }

    private void open(TestDatabase database) throws Exception {
        house = House.in(folder, database);
        core = new CoreOf(house);
        access = new AccessOf(house);
        delivery = new DeliveryOf(house);
        service = access.service(core.requests());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nobodyGetsInAnyMoreAndWhatWaitsIsWithdrawn() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = access.link(transfer);

        assertThat(report(link)).isTrue();

        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(AccessOf.answer(service, link, AccessOf.BIRTH_DATE)).isInstanceOf(Opening.Closed.class);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.LOCKED);
        assertThat(house.outbox().waiting(transfer.practice(), transfer.id())).isZero();
        assertThat(reports(transfer)).containsExactly("never-opened");
    }

    @Test
    void saidAgainItChangesNothing() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = access.link(transfer);
        report(link);
        TransferRecord before = stored(transfer);
        house.clock().move(Duration.ofHours(2));

        assertThat(report(link)).isTrue();

        assertThat(stored(transfer)).isEqualTo(before);
        assertThat(reports(transfer)).hasSize(1);
        assertThat(delivery.sendAll()).as("one alert").hasSize(1);
    }

    @Test
    void thePracticeLearnsThatItWasOpenedAndHowMuchWasFetched() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = access.link(transfer);
        String first = AccessOf.session(service, link, AccessOf.BIRTH_DATE);
        report(link);
        assertThat(AccessOf.opens(service, link, Optional.of(first))).isFalse();
        unlock(transfer);
        assertThat(AccessOf.opens(service, link, Optional.of(first)))
                .as("sessions don't come back")
                .isFalse();
        String session = AccessOf.session(service, link, AccessOf.BIRTH_DATE);
        service.download(link, session, 1).orElseThrow().content().writeTo(new ByteArrayOutputStream(), 0, 1);

        report(link);

        assertThat(reports(transfer)).containsExactly("opened 0/1", "opened 1/1");
    }

    @Test
    void aDownloadThatIsRunningStops() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = access.link(transfer);
        AtomicLong nanos = new AtomicLong();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        OutputStream tap = new GuardedOutputStream(
                received, () -> access.gate().holds(stored(transfer)), () -> nanos.addAndGet(SECOND.toNanos()));
        tap.write(1);

        report(link);

        assertThatThrownBy(() -> tap.write(2)).isInstanceOf(IOException.class);
        assertThat(received.size()).isOne();
    }

    @Test
    void aDownloadThatIsJustBeginningDoesNotBegin() throws Exception {
        String link = access.link(core.accepted("birth-date"));
        String session = AccessOf.session(service, link, AccessOf.BIRTH_DATE);
        var download = service.download(link, session, 1).orElseThrow();
        ByteArrayOutputStream received = new ByteArrayOutputStream();

        report(link);

        assertThatThrownBy(() -> download.content().writeTo(received, 0, download.size()))
                .isInstanceOf(IOException.class);
        assertThat(received.size()).isZero();
    }

    @Test
    void thePracticeTakesItBackByUnlocking() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        report(link);
        assertThat(resend(transfer)).contains("gesperrt");
        assertThat(renew(transfer)).contains("gesperrt");

        assertThat(unlock(transfer).state()).isEqualTo(TransferState.NOTIFIED);

        assertThat(status(link)).isEqualTo(Status.READY);
        assertThat(resend(transfer)).isEqualTo("done");
        assertThat(AccessOf.answer(service, link, AccessOf.BIRTH_DATE)).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void whatIsLockedAlreadyIsMarkedToo() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        access.exhaust(service, link);
        assertThat(status(link)).isEqualTo(Status.LOCKED);

        report(link);

        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(unlock(transfer).state()).isEqualTo(TransferState.NOTIFIED);
        assertThat(status(link)).isEqualTo(Status.READY);
    }

    @Test
    void afterTheEndOfItsTimeItIsTakenAndShownAndStandsInTheWayOfARenewal() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.clock().move(Duration.ofDays(15));
        core.clearAway();

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
        TransferRecord transfer = core.accepted("birth-date");
        String link = access.link(transfer);
        report(link);
        house.clock().move(Duration.ofDays(15));
        core.clearAway();

        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.EXPIRED);
    }

    @Test
    void ofWhatIsRevokedItIsNotedAndTheLetterStaysWithdrawn() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = access.link(transfer);
        core.revoke(transfer);

        report(link);

        assertThat(status(link)).isEqualTo(Status.REVOKED);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.REVOKED);
        assertThat(reports(transfer)).containsExactly("never-opened");
    }

    @Test
    void itIsTakenFromALinkThatAnotherHasReplaced() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String old = AccessOf.links(delivery.sendAll()).get(0);
        assertThat(renew(transfer)).isEqualTo("done");
        String link = AccessOf.links(delivery.sendAll()).get(0);

        report(old);

        assertThat(status(old)).isEqualTo(Status.WRONG_RECIPIENT);
        assertThat(status(link)).isEqualTo(Status.WRONG_RECIPIENT);
    }

    @Test
    void aFormThatIsTooOldReportsNothing() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = access.link(transfer);
        String form = AccessOf.form(service, link);
        house.clock().move(Duration.ofHours(3));

        assertThat(service.reportWrongRecipient(link, form)).contains(false);
        assertThat(service.reportWrongRecipient("0".repeat(32), form)).isEmpty();

        assertThat(stored(transfer)).isEqualTo(transfer);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverAnswersRightAtTheSameTimeIsOutWhenItIsSaid(TestDatabase database) throws Exception {
        close();
        open(database);
        for (int round = 0; round < 5; round++) {
            TransferRecord transfer = core.accepted("birth-date");
            String link = access.link(transfer);
            String form = AccessOf.form(service, link);
            List<Callable<Optional<String>>> works = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                works.add(() -> AccessOf.answer(service, link, AccessOf.BIRTH_DATE) instanceof Opening.Passed passed
                        ? Optional.of(passed.session())
                        : Optional.empty());
                works.add(() -> {
                    service.reportWrongRecipient(link, form);
                    return Optional.empty();
                });
            }

            List<Optional<String>> sessions = AccessOf.atOnce(works);

            assertThat(sessions).noneMatch(session -> AccessOf.opens(service, link, session));
            unlock(transfer);
            assertThat(sessions).noneMatch(session -> AccessOf.opens(service, link, session));
            assertThat(reports(transfer)).hasSize(1);
        }
    }

    @Test
    void whoReportsGetsNoTriesAnew() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        for (int i = 0; i < AccessOf.LIMIT.pauseAfter(); i++) {
            AccessOf.answer(service, link, AccessOf.WRONG_DATE);
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
        TransferRecord transfer = core.accepted("birth-date");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        access.exhaust(service, link);
        report(link);

        unlock(transfer);

        assertThat(stored(transfer).tries()).isZero();
    }

    @Test
    void thePracticeSeesWhichOfTheTwoHasLockedIt() throws Exception {
        TransferRecord exhausted = core.accepted("birth-date");
        access.exhaust(service, access.link(exhausted));
        TransferRecord reported = core.accepted("birth-date");
        report(access.link(reported));

        assertThat(shown(exhausted).state()).isEqualTo(TransferState.LOCKED);
        assertThat(shown(exhausted).wrongRecipientAt()).isEmpty();
        assertThat(shown(reported).state()).isEqualTo(TransferState.LOCKED);
        assertThat(shown(reported).wrongRecipientAt()).contains(Instant.now(house.clock()));
        assertThat(resend(exhausted)).contains("falschen Antworten").doesNotContain("nicht für mich");
        assertThat(resend(reported)).contains("nicht für mich").doesNotContain("falschen Antworten");
        assertThat(unlock(reported).wrongRecipientAt()).isEmpty();
    }

    private Transfer shown(TransferRecord transfer) {
        return core.service().find(transfer.practice(), transfer.id()).orElseThrow();
    }

    @Test
    void aNoticeThatItWithdrewHasNotBeenSentAndIsResent() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        report(access.link(transfer));
        delivery.sendAll();

        assertThat(unlock(transfer).state()).isEqualTo(TransferState.UNDELIVERABLE);

        assertThat(resend(transfer)).isEqualTo("done");
        assertThat(AccessOf.links(delivery.sendAll())).hasSize(1);
        assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void aNoticeThatWasSentBeforeTheRenewalDoesNotCount() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.clock().move(Duration.ofDays(15));
        core.clearAway();
        assertThat(renew(transfer)).isEqualTo("done");

        report(link);

        assertThat(unlock(transfer).state()).isEqualTo(TransferState.UNDELIVERABLE);
    }

    @Test
    void saidAgainItWaitsForNobody() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = access.link(transfer);
        report(link);

        house.transactions().within(() -> {
            house.store().lock(transfer.practice(), transfer.id());
            assertThat(CompletableFuture.supplyAsync(() -> report(link)))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(true);
        });
    }

    private boolean report(String link) {
        return service.reportWrongRecipient(link, AccessOf.form(service, link)).orElseThrow();
    }

    private Status status(String link) {
        return AccessOf.letter(service, link).status();
    }

    private List<String> reports(TransferRecord transfer) {
        return house.store().events(transfer.practice(), transfer.id()).stream()
                .filter(event -> event.kind() == Kind.WRONG_RECIPIENT)
                .map(TransferEvent::detail)
                .toList();
    }

    private Transfer unlock(TransferRecord transfer) {
        return CoreOf.done(core.service().unlock(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    private String resend(TransferRecord transfer) {
        return said(core.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    private String renew(TransferRecord transfer) {
        return said(core.service().renew(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    private static String said(Reply<Transfer> reply) {
        return reply.fold(done -> "done", refusal -> refusal.detail());
    }

    private TransferRecord stored(TransferRecord transfer) {
        return house.store().find(transfer.practice(), transfer.id()).orElseThrow();
    }
}
