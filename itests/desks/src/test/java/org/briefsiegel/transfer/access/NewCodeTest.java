package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.delivery.DeliveryOf;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recipient asks for a new code. */
class NewCodeTest {

    private static final Duration GAP = Duration.ofMinutes(1);
    private static final String MASKED = "••• 567";
    private static final String NEVER = "000000x";

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
    void aMinuteAfterTheLastCodeANewOneGoesOutAndTheOldOneIsVoid() throws Exception {
        core.accepted("sms-code");
        List<Message> first = delivery.sendAll();
        String link = AccessOf.links(first).get(0);
        String oldCode = AccessOf.codes(first).get(0);
        assertThat(service.codeOffer(link)).contains(new CodeOffer(Standing.TOO_SOON, MASKED, Optional.of(in(GAP))));
        assertThat(send(link).standing()).isEqualTo(Standing.TOO_SOON);
        house.clock().move(GAP);
        assertThat(service.codeOffer(link)).contains(new CodeOffer(Standing.POSSIBLE, MASKED, Optional.empty()));

        assertThat(send(link)).isEqualTo(new CodeOffer(Standing.SENT, MASKED, Optional.of(in(GAP))));

        List<Message> second = delivery.sendAll();
        String newCode = AccessOf.codes(second).get(0);
        assertThat(second).extracting(Message::address).containsExactly("+436641234567");
        assertThat(newCode).isNotEqualTo(oldCode);
        assertThat(AccessOf.answer(service, link, Map.of("code", oldCode))).isInstanceOf(Opening.Wrong.class);
        assertThat(AccessOf.answer(service, link, Map.of("code", newCode))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void aLinkThatIsOutGetsItsCodesThoughThePracticeIsSuspended() throws Exception {
        core.accepted("sms-code");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.suspend();
        house.clock().move(GAP);

        send(link);

        String code = AccessOf.codes(delivery.sendAll()).get(0);
        assertThat(AccessOf.answer(service, link, Map.of("code", code))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void theFirstCodeCountsAndThreeGoOutWithinAnHourAndSixInAll() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        Instant accepted = Instant.now(house.clock());
        for (int i = 0; i < 2; i++) {
            house.clock().move(GAP);
            assertThat(send(link).standing()).isEqualTo(Standing.SENT);
        }
        house.clock().move(GAP);
        assertThat(send(link))
                .isEqualTo(new CodeOffer(Standing.TOO_SOON, MASKED, Optional.of(accepted.plus(Duration.ofHours(1)))));

        for (int i = 0; i < 3; i++) {
            house.clock().move(Duration.ofHours(1));
            assertThat(send(link).standing()).isEqualTo(Standing.SENT);
        }
        house.clock().move(Duration.ofDays(1));
        assertThat(send(link)).isEqualTo(new CodeOffer(Standing.SPENT, MASKED, Optional.empty()));
        assertThat(delivery.events(transfer))
                .filteredOn(Kind.CODE_REQUESTED::equals)
                .hasSize(5);
    }

    @Test
    void whatThePracticeSendsAgainCountsToo() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        house.clock().move(GAP);
        CoreOf.done(core.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN));
        assertThat(send(link).standing()).isEqualTo(Standing.TOO_SOON);
        house.clock().move(GAP);

        assertThat(send(link).from()).as("three within an hour").contains(in(Duration.ofMinutes(58)));
    }

    @ParameterizedTest
    @EnumSource
    void whoAsksManyTimesAtOnceGetsOneCode(TestDatabase database) throws Exception {
        close();
        open(database);
        TransferRecord transfer = core.accepted("sms-code");
        String link = AccessOf.links(delivery.sendAll()).get(0);
        String form = AccessOf.form(service, link);
        for (int round = 0; round < 2; round++) {
            house.clock().move(GAP);
            Callable<Standing> post =
                    () -> service.sendCode(link, form).orElseThrow().standing();

            List<Standing> standings = AccessOf.atOnce(Collections.nCopies(8, post));

            assertThat(standings).containsOnlyOnce(Standing.SENT);
            assertThat(standings).containsOnly(Standing.SENT, Standing.TOO_SOON);
        }
        assertThat(delivery.events(transfer))
                .filteredOn(Kind.CODE_REQUESTED::equals)
                .hasSize(2);
        assertThat(delivery.sendAll()).as("the code that waited was void").hasSize(1);
    }

    @Test
    void aCodeThatStillWaitsIsWithdrawnAndTheNoticeIsNot() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        house.clock().move(GAP);

        send(link);

        List<Message> sent = delivery.sendAll();
        assertThat(AccessOf.links(sent)).hasSize(1);
        assertThat(AccessOf.codes(sent)).hasSize(1);
        assertThat(AccessOf.answer(
                        service, link, Map.of("code", AccessOf.codes(sent).get(0))))
                .isInstanceOf(Opening.Passed.class);
    }

    @Test
    void triesStayUsedAndAPauseStaysThoughACodeIsSent() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        house.clock().move(GAP);
        for (int i = 0; i < AccessOf.LIMIT.pauseAfter(); i++) {
            house.change(transfer, it -> it.reserveTry(AccessOf.LIMIT));
        }

        assertThat(send(link).standing()).isEqualTo(Standing.SENT);

        Letter letter = AccessOf.letter(service, link);
        assertThat(letter.status()).isEqualTo(Letter.Status.PAUSED);
        assertThat(letter.pausedUntil()).contains(in(AccessOf.LIMIT.pause()));
        assertThat(stored(transfer).tries()).isEqualTo(AccessOf.LIMIT.pauseAfter());
    }

    @Test
    void lookingAtTheOfferChangesNothing() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        house.clock().move(GAP);

        for (int i = 0; i < 5; i++) {
            assertThat(service.codeOffer(link).orElseThrow().standing()).isEqualTo(Standing.POSSIBLE);
        }

        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED);
        assertThat(house.outbox().waiting(transfer.practice(), transfer.id())).isEqualTo(2);
        assertThat(stored(transfer)).isEqualTo(transfer);
    }

    @Test
    void aFormThatIsTooOldOrAnotherLettersSendsNothing() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        String old = AccessOf.form(service, link);
        String another = AccessOf.form(service, access.link(core.accepted("sms-code")));
        house.clock().move(Duration.ofHours(3));

        for (String form : List.of(old, another, "", NEVER)) {
            assertThat(service.sendCode(link, form)).contains(new CodeOffer(Standing.STALE_FORM, "", Optional.empty()));
        }

        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void whereNothingIsSentOrTheLinkIsUnknownThereIsNoOffer() throws Exception {
        String silent = access.link(core.accepted("birth-date"));

        assertThat(service.codeOffer(silent)).isEmpty();
        assertThat(service.sendCode(silent, AccessOf.form(service, silent))).isEmpty();
        assertThat(service.codeOffer("0".repeat(32))).isEmpty();
        assertThat(service.sendCode("../etc", "")).isEmpty();
    }

    @Test
    void aClosedLetterGetsNoCode() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        house.clock().move(GAP);
        house.change(transfer, TransferAggregate::lock);
        assertThat(send(link).standing()).isEqualTo(Standing.CLOSED);
        assertThat(core.requests().sendCode(transfer).standing())
                .as("closed since")
                .isEqualTo(Standing.CLOSED);
        house.store().retireLinks(transfer.practice(), transfer.id(), Instant.now(house.clock()));
        assertThat(send(link).standing()).as("retired").isEqualTo(Standing.CLOSED);

        core.revoke(transfer);

        assertThat(send(link).standing()).as("destroyed").isEqualTo(Standing.CLOSED);
        assertThat(delivery.events(transfer)).doesNotContain(Kind.CODE_REQUESTED);
    }

    @Test
    void whatIsMissingMakesCodesUnavailableAndLeavesTheOldOneInForce() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        house.clock().move(GAP);

        assertThat(access.service().codeOffer(link).orElseThrow().standing())
                .as("without the core")
                .isEqualTo(Standing.UNAVAILABLE);
        var sms = house.plugins().channels().remove("sms");
        assertThat(send(link).standing()).isEqualTo(Standing.UNAVAILABLE);
        house.plugins().channels().put("sms", sms);
        var tariff = house.plugins().pricingRules().put("tariff", (draft, locale) -> new Pricing.NotIncluded("no"));
        assertThat(send(link).standing()).isEqualTo(Standing.UNAVAILABLE);
        house.plugins().pricingRules().put("tariff", tariff);
        house.plugins().factors().remove("sms-code");
        assertThat(send(link).standing()).isEqualTo(Standing.UNAVAILABLE);

        assertThat(stored(transfer).enrolment()).isEqualTo(transfer.enrolment());
        assertThat(delivery.events(transfer)).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void whatARulePricesIsChargedOnceForEachCode() throws Exception {
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        delivery.sendAll();
        for (int i = 0; i < 2; i++) {
            house.clock().move(GAP);
            send(link);
            delivery.sendAll();
        }

        assertThat(house.ledger().charges(transfer.practice(), transfer.id()))
                .extracting(charge -> charge.kind())
                .containsExactly("first", "again-1", "again-2");
    }

    @Test
    void whatARulePricesEndsAtThePracticesLimitOfTheDay() throws Exception {
        house.set(Setting.DAILY_CAP, "0.25");
        TransferRecord transfer = core.accepted("sms-code");
        String link = access.link(transfer);
        house.clock().move(GAP);
        assertThat(send(link).standing()).isEqualTo(Standing.SENT);
        house.clock().move(Duration.ofHours(1));
        String enrolment = stored(transfer).enrolment();

        assertThat(send(link).standing()).isEqualTo(Standing.UNAVAILABLE);

        assertThat(stored(transfer).enrolment()).isEqualTo(enrolment);
        assertThat(house.ledger().charges(transfer.practice(), transfer.id())).hasSize(2);
    }

    private CodeOffer send(String link) {
        return service.sendCode(link, AccessOf.form(service, link)).orElseThrow();
    }

    private Instant in(Duration time) {
        return Instant.now(house.clock()).plus(time);
    }

    private TransferRecord stored(TransferRecord transfer) {
        return house.store().find(transfer.practice(), transfer.id()).orElseThrow();
    }
}
