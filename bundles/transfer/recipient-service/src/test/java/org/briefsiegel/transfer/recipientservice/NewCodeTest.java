package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recipient asks for a new code. */
class NewCodeTest {

    private static final Duration GAP = Duration.ofMinutes(1);
    private static final String MASKED = "••• 567";
    private static final String NEVER = "000000x";

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
    void aMinuteAfterTheLastCodeANewOneGoesOutAndTheOldOneIsVoid() throws Exception {
        practice.accepted("sms-code");
        List<Message> first = delivery.sendAll();
        String link = TestAccess.links(first).get(0);
        String oldCode = TestAccess.codes(first).get(0);
        assertThat(service.codeOffer(link)).contains(new CodeOffer(Standing.TOO_SOON, MASKED, Optional.of(in(GAP))));
        assertThat(send(link).standing()).isEqualTo(Standing.TOO_SOON);
        host.clock().move(GAP);
        assertThat(service.codeOffer(link)).contains(new CodeOffer(Standing.POSSIBLE, MASKED, Optional.empty()));

        assertThat(send(link)).isEqualTo(new CodeOffer(Standing.SENT, MASKED, Optional.of(in(GAP))));

        List<Message> second = delivery.sendAll();
        String newCode = TestAccess.codes(second).get(0);
        assertThat(second).extracting(Message::address).containsExactly("+436641234567");
        assertThat(newCode).isNotEqualTo(oldCode);
        assertThat(TestAccess.answer(service, link, Map.of("code", oldCode))).isInstanceOf(Opening.Wrong.class);
        assertThat(TestAccess.answer(service, link, Map.of("code", newCode))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void aLinkThatIsOutGetsItsCodesThoughThePracticeIsSuspended() throws Exception {
        practice.accepted("sms-code");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.suspend();
        host.clock().move(GAP);

        send(link);

        String code = TestAccess.codes(delivery.sendAll()).get(0);
        assertThat(TestAccess.answer(service, link, Map.of("code", code))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void theFirstCodeCountsAndThreeGoOutWithinAnHourAndSixInAll() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        Instant accepted = Instant.now(host.clock());
        for (int i = 0; i < 2; i++) {
            host.clock().move(GAP);
            assertThat(send(link).standing()).isEqualTo(Standing.SENT);
        }
        host.clock().move(GAP);
        assertThat(send(link))
                .isEqualTo(new CodeOffer(Standing.TOO_SOON, MASKED, Optional.of(accepted.plus(Duration.ofHours(1)))));

        for (int i = 0; i < 3; i++) {
            host.clock().move(Duration.ofHours(1));
            assertThat(send(link).standing()).isEqualTo(Standing.SENT);
        }
        host.clock().move(Duration.ofDays(1));
        assertThat(send(link)).isEqualTo(new CodeOffer(Standing.SPENT, MASKED, Optional.empty()));
        assertThat(delivery.events(transfer))
                .filteredOn(Kind.CODE_REQUESTED::equals)
                .hasSize(5);
    }

    @Test
    void whatThePracticeSendsAgainCountsToo() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = TestAccess.links(delivery.sendAll()).get(0);
        host.clock().move(GAP);
        TestPractice.done(practice.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
        assertThat(send(link).standing()).isEqualTo(Standing.TOO_SOON);
        host.clock().move(GAP);

        assertThat(send(link).from()).as("three within an hour").contains(in(Duration.ofMinutes(58)));
    }

    @Test
    void aCodeThatStillWaitsIsWithdrawnAndTheNoticeIsNot() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        host.clock().move(GAP);

        send(link);

        List<Message> sent = delivery.sendAll();
        assertThat(TestAccess.links(sent)).hasSize(1);
        assertThat(TestAccess.codes(sent)).hasSize(1);
        assertThat(TestAccess.answer(
                        service, link, Map.of("code", TestAccess.codes(sent).get(0))))
                .isInstanceOf(Opening.Passed.class);
    }

    @Test
    void triesStayUsedAndAPauseStaysThoughACodeIsSent() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        host.clock().move(GAP);
        for (int i = 0; i < TestAccess.LIMIT.pauseAfter(); i++) {
            host.change(transfer, it -> it.reserveTry(TestAccess.LIMIT));
        }

        assertThat(send(link).standing()).isEqualTo(Standing.SENT);

        Letter letter = TestAccess.letter(service, link);
        assertThat(letter.status()).isEqualTo(Letter.Status.PAUSED);
        assertThat(letter.pausedUntil()).contains(in(TestAccess.LIMIT.pause()));
        assertThat(stored(transfer).tries()).isEqualTo(TestAccess.LIMIT.pauseAfter());
    }

    @Test
    void lookingAtTheOfferChangesNothing() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        host.clock().move(GAP);

        for (int i = 0; i < 5; i++) {
            assertThat(service.codeOffer(link).orElseThrow().standing()).isEqualTo(Standing.POSSIBLE);
        }

        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED);
        assertThat(host.stores().outbox().waiting(transfer.practice(), transfer.id()))
                .isEqualTo(2);
        assertThat(stored(transfer)).isEqualTo(transfer);
    }

    @Test
    void aFormThatIsTooOldOrAnotherLettersSendsNothing() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        String old = TestAccess.form(service, link);
        String another = TestAccess.form(service, access.link(practice.accepted("sms-code")));
        host.clock().move(Duration.ofHours(3));

        for (String form : List.of(old, another, "", NEVER)) {
            assertThat(service.sendCode(link, form)).contains(new CodeOffer(Standing.STALE_FORM, "", Optional.empty()));
        }

        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void whereNothingIsSentOrTheLinkIsUnknownThereIsNoOffer() throws Exception {
        String silent = access.link(practice.accepted("birth-date"));

        assertThat(service.codeOffer(silent)).isEmpty();
        assertThat(service.sendCode(silent, TestAccess.form(service, silent))).isEmpty();
        assertThat(service.codeOffer("0".repeat(32))).isEmpty();
        assertThat(service.sendCode("../etc", "")).isEmpty();
    }

    @Test
    void aClosedLetterGetsNoCode() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        host.clock().move(GAP);
        host.change(transfer, TransferAggregate::lock);
        assertThat(send(link).standing()).isEqualTo(Standing.CLOSED);
        assertThat(practice.requests().sendCode(transfer).standing())
                .as("closed since")
                .isEqualTo(Standing.CLOSED);
        host.stores().transfers().retireLinks(transfer.practice(), transfer.id(), Instant.now(host.clock()));
        assertThat(send(link).standing()).as("retired").isEqualTo(Standing.CLOSED);

        practice.revoke(transfer);

        assertThat(send(link).standing()).as("destroyed").isEqualTo(Standing.CLOSED);
        assertThat(delivery.events(transfer)).doesNotContain(Kind.CODE_REQUESTED);
    }

    @Test
    void whatIsMissingMakesCodesUnavailableAndLeavesTheOldOneInForce() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        host.clock().move(GAP);

        assertThat(access.service().codeOffer(link).orElseThrow().standing())
                .as("without reissue")
                .isEqualTo(Standing.UNAVAILABLE);
        var sms = host.plugins().channels().remove("sms");
        assertThat(send(link).standing()).isEqualTo(Standing.UNAVAILABLE);
        host.plugins().channels().put("sms", sms);
        var tariff = host.plugins().pricingRules().put("tariff", (draft, locale) -> new Pricing.NotIncluded("no"));
        assertThat(send(link).standing()).isEqualTo(Standing.UNAVAILABLE);
        host.plugins().pricingRules().put("tariff", tariff);
        host.plugins().factors().remove("sms-code");
        assertThat(send(link).standing()).isEqualTo(Standing.UNAVAILABLE);

        assertThat(stored(transfer).enrolment()).isEqualTo(transfer.enrolment());
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void whatARulePricesIsChargedOnceForEachCode() throws Exception {
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        delivery.sendAll();
        for (int i = 0; i < 2; i++) {
            host.clock().move(GAP);
            send(link);
            delivery.sendAll();
        }

        assertThat(host.stores().ledger().charges(transfer.practice(), transfer.id()))
                .extracting(charge -> charge.kind())
                .containsExactly("first", "again-1", "again-2");
    }

    @Test
    void whatARulePricesEndsAtThePracticesLimitOfTheDay() throws Exception {
        host.set(Setting.DAILY_CAP, "0.25");
        TransferRecord transfer = practice.accepted("sms-code");
        String link = access.link(transfer);
        host.clock().move(GAP);
        assertThat(send(link).standing()).isEqualTo(Standing.SENT);
        host.clock().move(Duration.ofHours(1));
        String enrolment = stored(transfer).enrolment();

        assertThat(send(link).standing()).isEqualTo(Standing.UNAVAILABLE);

        assertThat(stored(transfer).enrolment()).isEqualTo(enrolment);
        assertThat(host.stores().ledger().charges(transfer.practice(), transfer.id()))
                .hasSize(2);
    }

    private CodeOffer send(String link) {
        return service.sendCode(link, TestAccess.form(service, link)).orElseThrow();
    }

    private Instant in(Duration time) {
        return Instant.now(host.clock()).plus(time);
    }

    private TransferRecord stored(TransferRecord transfer) {
        return host.stores()
                .transfers()
                .find(transfer.practice(), transfer.id())
                .orElseThrow();
    }
}
