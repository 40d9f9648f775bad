package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody who holds a link that works no more asks for a new one. */
class RenewalTest {

    private static final Duration TOO_LONG = Duration.ofDays(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ALERT = "Bitte ansehen: Ein neuer Link wird gewünscht";

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
    void thePracticeIsToldAndDecides() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = expired();

        assertThat(ask(link)).isTrue();

        assertThat(delivery.events(transfer)).endsWith(Kind.EXPIRED, Kind.RENEWAL_REQUESTED);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
        assertThat(status(link)).isEqualTo(Status.EXPIRED);
    }

    @Test
    void whereThePracticeHasItSoTheLinkIsSentAtOnce() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String old = expired();
        host.set(Setting.RENEWAL, "automatic");

        ask(old);

        List<Message> sent = delivery.sendAll();
        assertThat(sent)
                .extracting(Message::address)
                .containsExactly(transfer.recipient().email());
        String link = TestAccess.links(sent).get(0);
        assertThat(status(link)).isEqualTo(Status.READY);
        assertThat(status(old)).isEqualTo(Status.EXPIRED);
        assertThat(delivery.events(transfer))
                .containsSubsequence(Kind.RENEWAL_REQUESTED, Kind.RENEWED, Kind.NOTICE_SENT);
        TestAccess.session(service, link, TestAccess.BIRTH_DATE);
    }

    @Test
    void whileThePracticeIsSuspendedItIsToldAndNoLinkIsSent() throws Exception {
        practice.accepted("birth-date");
        String link = expired();
        host.set(Setting.RENEWAL, "automatic");
        host.suspend();
        service = access.service(practice.requests());

        ask(link);

        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
        assertThat(status(link)).isEqualTo(Status.EXPIRED);
    }

    @Test
    void whatIsOverByTheClockAndNotClearedAwayYetIsRenewed() throws Exception {
        practice.accepted("birth-date");
        String old = TestAccess.links(delivery.sendAll()).get(0);
        host.set(Setting.RENEWAL, "automatic");
        host.clock().move(TOO_LONG);

        ask(old);

        assertThat(status(TestAccess.links(delivery.sendAll()).get(0))).isEqualTo(Status.READY);
    }

    @Test
    void anOldLinkCanNotVoidTheNewOne() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String old = expired();
        TestPractice.done(practice.service().renew(transfer.practice(), transfer.id(), Locale.GERMAN));
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.set(Setting.RENEWAL, "automatic");
        host.clock().move(HOUR);

        ask(old);

        String further = TestAccess.links(delivery.sendAll()).get(0);
        assertThat(status(further)).isEqualTo(Status.READY);
        assertThat(status(link)).as("the link in between").isEqualTo(Status.READY);
        assertThat(status(old)).isEqualTo(Status.EXPIRED);
        assertThat(delivery.events(transfer)).containsSubsequence(Kind.RENEWAL_REQUESTED, Kind.RESENT);
    }

    @Test
    void whatCanNotBeSentAgainIsLeftToThePractice() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = expired();
        host.set(Setting.RENEWAL, "automatic");
        host.clock().move(Duration.ofDays(8));
        practice.clearAway();

        assertThat(ask(link)).isTrue();

        assertThat(delivery.events(transfer)).endsWith(Kind.CONTENT_DESTROYED, Kind.RENEWAL_REQUESTED);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void itIsRenewedNoMoreOftenThanAPracticeMay() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.set(Setting.RENEWAL, "automatic");
        for (int i = 0; i < 3; i++) {
            host.clock().move(TOO_LONG);
            ask(link);
            link = TestAccess.links(delivery.sendAll()).get(0);
        }
        host.clock().move(TOO_LONG);
        practice.clearAway();

        ask(link);

        assertThat(delivery.events(transfer)).filteredOn(Kind.RENEWED::equals).hasSize(3);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void whoHoldsAnOldLinkSeesNothingOfARenewal() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String old = expired();
        Letter before = TestAccess.letter(service, old);

        renew(transfer);

        assertThat(TestAccess.letter(service, old)).isEqualTo(before);
        delivery.sendAll();
        assertThat(TestAccess.letter(service, old)).isEqualTo(before);
    }

    @Test
    void whatIsRenewedBeforeItsTimeEndsForTheOldLinkAtThatMoment() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String old = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(HOUR);

        renew(transfer);
        Instant then = Instant.now(host.clock());
        host.clock().move(HOUR);

        assertThat(TestAccess.letter(service, old).expiresAt()).isEqualTo(then);
    }

    @Test
    void anOldLinkVoidsNoCodeAndUsesUpNothingOfThePractices() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String old = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(HOUR);
        renew(transfer);
        List<Message> renewed = delivery.sendAll();
        host.set(Setting.RENEWAL, "automatic");
        for (int i = 0; i < 4; i++) {
            host.clock().move(HOUR);
            ask(old);
            assertThat(delivery.sendAll())
                    .as("a link, and no code")
                    .extracting(Message::address)
                    .containsExactly(transfer.recipient().email());
        }

        for (int i = 0; i < 2; i++) {
            TestPractice.done(practice.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
            renewed = delivery.sendAll();
            host.clock().move(HOUR);
        }
        String link = TestAccess.links(renewed).get(0);
        assertThat(service.codeOffer(link).orElseThrow().standing())
                .as("four codes of six")
                .isEqualTo(Standing.POSSIBLE);
        ask(old);
        delivery.sendAll();
        TestAccess.session(
                service, link, Map.of("code", TestAccess.codes(renewed).get(0)));
    }

    @Test
    void whoHoldsAnOldLinkCanNotUseUpTheRequestsOfTheRecipient() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String old = expired();
        renew(transfer);
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(TOO_LONG);
        practice.clearAway();
        for (int hour = 0; hour < 7; hour++) {
            ask(old);
            host.clock().move(HOUR);
        }
        assertThat(requests(transfer)).isEqualTo(5);

        ask(old);
        ask(link);

        assertThat(requests(transfer)).isEqualTo(6);
    }

    @Test
    void requestsAreCountedAnewAfterARenewal() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = expired();
        for (int hour = 0; hour < 6; hour++) {
            ask(link);
            host.clock().move(HOUR);
        }
        renew(transfer);
        String next = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(TOO_LONG);
        practice.clearAway();

        ask(next);

        assertThat(requests(transfer)).isEqualTo(6);
    }

    @Test
    void withoutReissueItIsOnRecordAndThePracticeDecides() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = expired();
        host.set(Setting.RENEWAL, "automatic");
        service = access.service();

        assertThat(ask(link)).isTrue();

        assertThat(delivery.events(transfer)).endsWith(Kind.RENEWAL_REQUESTED);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void whoeverSendsMayFail() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        TransferRecord seen = over(transfer);
        host.set(Setting.RENEWAL, "automatic");

        access.renewals().ask(seen, false, it -> {
            throw new IllegalStateException("the database is gone");
        });

        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RENEWED", "REVOKED", "WRONG_RECIPIENT"})
    void whatHasBeenSettledMeanwhileIsNotAskedFor(Kind meanwhile) throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = expired();
        TransferRecord seen = stored(transfer);
        switch (meanwhile) {
            case RENEWED -> renew(transfer);
            case REVOKED -> practice.revoke(transfer);
            default -> service.reportWrongRecipient(link, TestAccess.form(service, link));
        }
        delivery.sendAll();

        access.renewals().ask(seen, false, it -> false);

        assertThat(delivery.events(transfer)).contains(meanwhile).doesNotContain(Kind.RENEWAL_REQUESTED);
        assertThat(delivery.sendAll()).isEmpty();
    }

    @Test
    void whileItIsBeingSentThePracticeMayHaveRenewedIt() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        TransferRecord seen = over(transfer);
        host.set(Setting.RENEWAL, "automatic");

        access.renewals().ask(seen, false, it -> {
            renew(transfer);
            return false;
        });

        assertThat(delivery.sendAll())
                .as("the link, and no alert")
                .extracting(Message::address)
                .containsExactly(transfer.recipient().email());
    }

    @Test
    void codesAreCountedHereToo() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        for (int i = 0; i < 5; i++) {
            host.clock().move(HOUR);
            service.sendCode(link, TestAccess.form(service, link)).orElseThrow();
            delivery.sendAll();
        }
        host.set(Setting.RENEWAL, "automatic");
        host.clock().move(Duration.ofDays(91));
        practice.clearAway();

        ask(link);

        assertThat(delivery.events(transfer)).doesNotContain(Kind.RENEWED);
        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void aMissingFactorIsLeftToThePracticeToo() throws Exception {
        aMissingFactorIsLeftToThePracticeToo("sms-code");
        open();
        aMissingFactorIsLeftToThePracticeToo("birth-date");
    }

    private void aMissingFactorIsLeftToThePracticeToo(String factor) throws Exception {
        practice.accepted(factor);
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.set(Setting.RENEWAL, "automatic");
        host.clock().move(Duration.ofDays(91));
        practice.clearAway();
        host.plugins().factors().remove(factor);

        ask(link);

        assertThat(delivery.sendAll()).extracting(Message::subject).containsExactly(ALERT);
    }

    @Test
    void aLinkThatWorksOrIsSaidToBeWrongIsNotRenewed() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.set(Setting.RENEWAL, "automatic");

        assertThat(ask(link)).isTrue();
        host.clock().move(TOO_LONG);
        practice.clearAway();
        service.reportWrongRecipient(link, TestAccess.form(service, link));
        assertThat(ask(link)).isTrue();

        assertThat(delivery.events(transfer)).doesNotContain(Kind.RENEWAL_REQUESTED, Kind.RENEWED, Kind.RESENT);
    }

    @Test
    void aFormThatIsTooOldAsksForNothing() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        String link = expired();
        String form = TestAccess.form(service, link);
        host.clock().move(Duration.ofHours(3));

        assertThat(service.requestRenewal(link, form)).contains(false);
        assertThat(service.requestRenewal("0".repeat(32), form)).isEmpty();
        assertThat(requests(transfer)).isZero();
    }

    /** The link of what was accepted just now, after its time. */
    private String expired() {
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(TOO_LONG);
        practice.clearAway();
        return link;
    }

    /** What was accepted just now, after its time. */
    private TransferRecord over(TransferRecord transfer) {
        expired();
        return stored(transfer);
    }

    private TransferRecord stored(TransferRecord transfer) {
        return host.stores()
                .transfers()
                .find(transfer.practice(), transfer.id())
                .orElseThrow();
    }

    private void renew(TransferRecord transfer) {
        TestPractice.done(practice.service().renew(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    private boolean ask(String link) {
        return service.requestRenewal(link, TestAccess.form(service, link)).orElseThrow();
    }

    private Status status(String link) {
        return TestAccess.letter(service, link).status();
    }

    private long requests(TransferRecord transfer) {
        return delivery.events(transfer).stream()
                .filter(Kind.RENEWAL_REQUESTED::equals)
                .count();
    }
}
