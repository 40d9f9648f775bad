package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.delivery.DeliveryOf;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody who holds a link that works no more asks for a new one. */
class RenewalTest {

    private static final Duration TOO_LONG = Duration.ofDays(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ALERT = "Bitte ansehen: Ein neuer Link wird gewünscht";

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
    void thePracticeIsToldAndDecides() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = expired();

        assertThat(ask(link)).isTrue();

        assertThat(delivery.events(transfer)).endsWith(Kind.EXPIRED, Kind.RENEWAL_REQUESTED);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
        assertThat(status(link)).isEqualTo(Status.EXPIRED);
    }

    @ParameterizedTest
    @EnumSource
    void itIsNotedOnceAnHourAndFiveTimesAndNobodyIsToldWhich(TestDatabase database) throws Exception {
        close();
        open(database);
        TransferRecord transfer = core.accepted("birth-date");
        String link = expired();
        for (int hour = 0; hour < 7; hour++) {
            Callable<Boolean> post = () -> ask(link);
            assertThat(AccessOf.atOnce(Collections.nCopies(4, post))).containsOnly(true);
            house.clock().move(HOUR);
        }

        assertThat(requests(transfer)).isEqualTo(5);
        assertThat(delivery.sendAll())
                .extracting(Message::subject)
                .containsOnly(ALERT)
                .hasSize(5);
    }

    @Test
    void whereThePracticeHasItSoTheLinkIsSentAtOnce() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String old = expired();
        house.set(Setting.RENEWAL, "automatic");

        ask(old);

        List<Message> sent = delivery.sendAll();
        assertThat(sent)
                .extracting(Message::address)
                .containsExactly(transfer.recipient().email());
        String link = AccessOf.links(sent).get(0);
        assertThat(status(link)).isEqualTo(Status.READY);
        assertThat(status(old)).isEqualTo(Status.EXPIRED);
        assertThat(delivery.events(transfer))
                .containsSubsequence(Kind.RENEWAL_REQUESTED, Kind.RENEWED, Kind.NOTICE_SENT);
        AccessOf.session(service, link, AccessOf.BIRTH_DATE);
    }

    @Test
    void whileThePracticeIsSuspendedItIsToldAndNoLinkIsSent() throws Exception {
        core.accepted("birth-date");
        String link = expired();
        house.set(Setting.RENEWAL, "automatic");
        house.suspend();
        service = access.service(core.requests());

        ask(link);

        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
        assertThat(status(link)).isEqualTo(Status.EXPIRED);
    }

    @Test
    void whatIsOverByTheClockAndNotClearedAwayYetIsRenewed() throws Exception {
        core.accepted("birth-date");
        String old = AccessOf.links(delivery.sendAll()).get(0);
        house.set(Setting.RENEWAL, "automatic");
        house.clock().move(TOO_LONG);

        ask(old);

        assertThat(status(AccessOf.links(delivery.sendAll()).get(0))).isEqualTo(Status.READY);
    }

    @Test
    void anOldLinkCanNotVoidTheNewOne() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String old = expired();
        CoreOf.done(core.service().renew(transfer.practice(), transfer.id(), Locale.GERMAN));
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.set(Setting.RENEWAL, "automatic");
        house.clock().move(HOUR);

        ask(old);

        String further = AccessOf.links(delivery.sendAll()).get(0);
        assertThat(status(further)).isEqualTo(Status.READY);
        assertThat(status(link)).as("the link in between").isEqualTo(Status.READY);
        assertThat(status(old)).isEqualTo(Status.EXPIRED);
        assertThat(delivery.events(transfer)).containsSubsequence(Kind.RENEWAL_REQUESTED, Kind.RESENT);
    }

    @Test
    void whatCanNotBeSentAgainIsLeftToThePractice() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = expired();
        house.set(Setting.RENEWAL, "automatic");
        house.clock().move(Duration.ofDays(8));
        core.clearAway();

        assertThat(ask(link)).isTrue();

        assertThat(delivery.events(transfer)).endsWith(Kind.CONTENT_DESTROYED, Kind.RENEWAL_REQUESTED);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void itIsRenewedNoMoreOftenThanAPracticeMay() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.set(Setting.RENEWAL, "automatic");
        for (int i = 0; i < 3; i++) {
            house.clock().move(TOO_LONG);
            ask(link);
            link = AccessOf.links(delivery.sendAll()).get(0);
        }
        house.clock().move(TOO_LONG);
        core.clearAway();

        ask(link);

        assertThat(delivery.events(transfer)).filteredOn(Kind.RENEWED::equals).hasSize(3);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void whoHoldsAnOldLinkSeesNothingOfARenewal() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String old = expired();
        Letter before = AccessOf.letter(service, old);

        renew(transfer);

        assertThat(AccessOf.letter(service, old)).isEqualTo(before);
        delivery.sendAll();
        assertThat(AccessOf.letter(service, old)).isEqualTo(before);
    }

    @Test
    void whatIsRenewedBeforeItsTimeEndsForTheOldLinkAtThatMoment() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String old = AccessOf.links(delivery.sendAll()).get(0);
        house.clock().move(HOUR);

        renew(transfer);
        Instant then = Instant.now(house.clock());
        house.clock().move(HOUR);

        assertThat(AccessOf.letter(service, old).expiresAt()).isEqualTo(then);
    }

    @Test
    void anOldLinkVoidsNoCodeAndUsesUpNothingOfThePractices() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String old = AccessOf.links(delivery.sendAll()).get(0);
        house.clock().move(HOUR);
        renew(transfer);
        List<Message> renewed = delivery.sendAll();
        house.set(Setting.RENEWAL, "automatic");
        for (int i = 0; i < 4; i++) {
            house.clock().move(HOUR);
            ask(old);
            assertThat(delivery.sendAll())
                    .as("a link, and no code")
                    .extracting(Message::address)
                    .containsExactly(transfer.recipient().email());
        }

        for (int i = 0; i < 2; i++) {
            CoreOf.done(core.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
            renewed = delivery.sendAll();
            house.clock().move(HOUR);
        }
        String link = AccessOf.links(renewed).get(0);
        assertThat(service.codeOffer(link).orElseThrow().standing())
                .as("four codes of six")
                .isEqualTo(Standing.POSSIBLE);
        ask(old);
        delivery.sendAll();
        AccessOf.session(service, link, Map.of("code", AccessOf.codes(renewed).get(0)));
    }

    @Test
    void whoHoldsAnOldLinkCanNotUseUpTheRequestsOfTheRecipient() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String old = expired();
        renew(transfer);
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.clock().move(TOO_LONG);
        core.clearAway();
        for (int hour = 0; hour < 7; hour++) {
            ask(old);
            house.clock().move(HOUR);
        }
        assertThat(requests(transfer)).isEqualTo(5);

        ask(old);
        ask(link);

        assertThat(requests(transfer)).isEqualTo(6);
    }

    @Test
    void requestsAreCountedAnewAfterARenewal() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = expired();
        for (int hour = 0; hour < 6; hour++) {
            ask(link);
            house.clock().move(HOUR);
        }
        renew(transfer);
        String next = AccessOf.links(delivery.sendAll()).get(0);
        house.clock().move(TOO_LONG);
        core.clearAway();

        ask(next);

        assertThat(requests(transfer)).isEqualTo(6);
    }

    @Test
    void withoutTheCoreItIsOnRecordAndThePracticeDecides() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = expired();
        house.set(Setting.RENEWAL, "automatic");
        service = access.service();

        assertThat(ask(link)).isTrue();

        assertThat(delivery.events(transfer)).endsWith(Kind.RENEWAL_REQUESTED);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void whoeverSendsMayFail() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        TransferRecord seen = over(transfer);
        house.set(Setting.RENEWAL, "automatic");

        renewals().ask(seen, false, it -> {
            throw new IllegalStateException("the database is gone");
        });

        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RENEWED", "REVOKED", "WRONG_RECIPIENT"})
    void whatHasBeenSettledMeanwhileIsNotAskedFor(Kind meanwhile) throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = expired();
        TransferRecord seen = stored(transfer);
        switch (meanwhile) {
            case RENEWED -> renew(transfer);
            case REVOKED -> core.revoke(transfer);
            default -> service.reportWrongRecipient(link, AccessOf.form(service, link));
        }
        delivery.sendAll();

        renewals().ask(seen, false, it -> false);

        assertThat(delivery.events(transfer)).contains(meanwhile).doesNotContain(Kind.RENEWAL_REQUESTED);
        assertThat(delivery.sendAll()).isEmpty();
    }

    @Test
    void whileItIsBeingSentThePracticeMayHaveRenewedIt() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        TransferRecord seen = over(transfer);
        house.set(Setting.RENEWAL, "automatic");

        renewals().ask(seen, false, it -> {
            renew(transfer);
            return false;
        });

        assertThat(delivery.sendAll())
                .as("the link, and no alert")
                .extracting(Message::address)
                .containsExactly(transfer.recipient().email());
    }

    @Test
    void whatIsNotedAlreadyWaitsForNobody() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = expired();
        ask(link);

        house.transactions().within(() -> {
            house.store().lock(transfer.practice(), transfer.id());
            assertThat(CompletableFuture.supplyAsync(() -> ask(link)))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(true);
        });
    }

    @Test
    void codesAreCountedHereToo() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        for (int i = 0; i < 5; i++) {
            house.clock().move(HOUR);
            service.sendCode(link, AccessOf.form(service, link)).orElseThrow();
            delivery.sendAll();
        }
        house.set(Setting.RENEWAL, "automatic");
        house.clock().move(Duration.ofDays(91));
        core.clearAway();

        ask(link);

        assertThat(delivery.events(transfer)).doesNotContain(Kind.RENEWED);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void aMissingFactorIsLeftToThePracticeToo() throws Exception {
        aMissingFactorIsLeftToThePracticeToo("sms-code");
        close();
        open();
        aMissingFactorIsLeftToThePracticeToo("birth-date");
    }

    private void aMissingFactorIsLeftToThePracticeToo(String factor) throws Exception {
        core.accepted(factor);
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.set(Setting.RENEWAL, "automatic");
        house.clock().move(Duration.ofDays(91));
        core.clearAway();
        house.plugins().factors().remove(factor);

        ask(link);

        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void aLinkThatWorksOrIsSaidToBeWrongIsNotRenewed() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.set(Setting.RENEWAL, "automatic");

        assertThat(ask(link)).isTrue();
        house.clock().move(TOO_LONG);
        core.clearAway();
        service.reportWrongRecipient(link, AccessOf.form(service, link));
        assertThat(ask(link)).isTrue();

        assertThat(delivery.events(transfer)).doesNotContain(Kind.RENEWAL_REQUESTED, Kind.RENEWED, Kind.RESENT);
    }

    @Test
    void aFormThatIsTooOldAsksForNothing() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        String link = expired();
        String form = AccessOf.form(service, link);
        house.clock().move(Duration.ofHours(3));

        assertThat(service.requestRenewal(link, form)).contains(false);
        assertThat(service.requestRenewal("0".repeat(32), form)).isEmpty();
        assertThat(requests(transfer)).isZero();
    }

    /** The link of what was accepted just now, after its time. */
    private String expired() {
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.clock().move(TOO_LONG);
        core.clearAway();
        return link;
    }

    /** What was accepted just now, after its time. */
    private TransferRecord over(TransferRecord transfer) {
        expired();
        return stored(transfer);
    }

    private TransferRecord stored(TransferRecord transfer) {
        return house.store().find(transfer.practice(), transfer.id()).orElseThrow();
    }

    private void renew(TransferRecord transfer) {
        CoreOf.done(core.service().renew(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    private Renewals renewals() {
        return new Renewals(house.practices(), house.transfers(), house.store(), house.alerts(), house.clock());
    }

    private boolean ask(String link) {
        return service.requestRenewal(link, AccessOf.form(service, link)).orElseThrow();
    }

    private Status status(String link) {
        return AccessOf.letter(service, link).status();
    }

    private long requests(TransferRecord transfer) {
        return delivery.events(transfer).stream()
                .filter(Kind.RENEWAL_REQUESTED::equals)
                .count();
    }
}
