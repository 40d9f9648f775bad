package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.billing.tariff.TestTariff;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Transfer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is quoted is what is charged is what the statement says. */
class BillingTest {

    private static final String AUSTRIAN = "+436641234567";
    private static final String GERMAN = "+491711234567";

    private TestHost host;
    private TestIntake intake;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        intake = new TestIntake(host);
        prices("+43=10", "+49=13");
    }

    @ParameterizedTest(name = "{0}, {1} times: {2} parts")
    @CsvSource({
        // GSM 03.38: 160 characters, 153 in each of several parts; the extension table counts twice
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "ä, 160, 1",
        "ß, 161, 2",
        "€, 80, 1",
        "€, 81, 2",
        // UCS-2: 70 code units, 67 in each of several parts
        "я, 70, 1",
        "я, 71, 2",
        "я, 134, 2",
        "я, 135, 3",
        "😀, 35, 1",
        "😀, 36, 2",
        "„, 70, 1",
        "„, 71, 2"
    })
    void quoteChargeAndStatementAreOne(String character, int times, int parts) throws Exception {
        host.plugins().factors().put("text", new TextFactor(character.repeat(times)));
        for (String phone : new String[] {AUSTRIAN, GERMAN}) {
            long each = phone.equals(AUSTRIAN) ? 10 : 13;

            PriceQuote quote = TestIntake.done(intake.quote(Letters.price("text", phone)));
            assertThat(quote.segments()).isEqualTo(parts);
            assertThat(quote.total().amount()).isEqualTo(String.format("0.%02d", parts * each));

            Transfer transfer = TestIntake.done(intake.accept(
                            Letters.invoice("text", phone, Optional.of(quote.id())), Letters.files("content")))
                    .transfer();
            assertThat(transfer.charge()).isEqualTo(quote.total());

            host.stores().ledger().post(TestHost.PRACTICE, transfer.id());
            assertThat(statement().lines())
                    .filteredOn(line -> line.transfer().equals(transfer.id()))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.quantity()).isEqualTo(parts);
                        assertThat(line.each().minorUnits()).isEqualTo(each);
                        assertThat(line.net().amount()).isEqualTo(quote.total().amount());
                        assertThat(line.kind()).isEqualTo(Booking.FIRST);
                    });
        }
    }

    @Test
    void aPriceThatHasChangedMeanwhileIsToldWithANewQuoteThatWorks() throws Exception {
        PriceQuote old = TestIntake.done(intake.quote(Letters.price("sms-code")));
        prices("+43=12");

        Refusal refusal = refused(old);

        assertThat(refusal.problem()).isEqualTo(Problem.QUOTE_OUTDATED);
        PriceQuote fresh = refusal.quote().orElseThrow();
        assertThat(fresh.total().amount()).isEqualTo("0.12");
        Transfer transfer = accepted(fresh);
        assertThat(transfer.charge().amount()).isEqualTo("0.12");
    }

    @Test
    void aQuoteThatIsOldOrForAnotherNumberIsToldWithANewOne() {
        PriceQuote other = TestIntake.done(intake.quote(Letters.price("sms-code", GERMAN)));
        assertThat(refused(other).quote()).isPresent();

        PriceQuote old = TestIntake.done(intake.quote(Letters.price("sms-code")));
        host.clock().move(Duration.ofMinutes(15));
        assertThat(refused(old).problem()).isEqualTo(Problem.QUOTE_OUTDATED);
        assertThat(refused(old).quote()).isPresent();
    }

    @Test
    void aNewPriceNeverTouchesWhatWasPosted() throws Exception {
        Transfer transfer = accepted(TestIntake.done(intake.quote(Letters.price("sms-code"))));
        host.stores().ledger().post(TestHost.PRACTICE, transfer.id());
        Statement before = statement();

        prices("+43=99");

        assertThat(statement()).isEqualTo(before);
        assertThat(before.net().amount()).isEqualTo("0.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "CHF"})
    void moreThanTheDailyLimitIsRefusedBeforeAnythingIsSent(String currency) throws Exception {
        host.plugins().pricingRules().put("tariff", TestTariff.prices(currency, host.clock(), "+43=4000000"));
        accepted(TestIntake.done(intake.quote(Letters.price("sms-code"))));
        accepted(TestIntake.done(intake.quote(Letters.price("sms-code"))));
        PriceQuote third = TestIntake.done(intake.quote(Letters.price("sms-code")));
        int waiting = host.stores().outbox().depth();

        Refusal refusal = refused(third);

        assertThat(refusal.problem()).isEqualTo(Problem.CAP_REACHED);
        assertThat(refusal.detail()).contains(currency);
        assertThat(host.stores().outbox().depth()).isEqualTo(waiting);
        host.clock().move(Duration.ofDays(1));
        accepted(TestIntake.done(intake.quote(Letters.price("sms-code"))));
    }

    /** What costs 0 is told from what is free by its lines: it is charged, and counts. */
    @Test
    void linesOfNothingAreChargedAndCounted() throws Exception {
        firstFree(2);
        PriceQuote stale = TestIntake.done(intake.quote(Letters.price("sms-code")));
        for (String amount : new String[] {"0.00", "0.00", "0.10"}) {
            PriceQuote quote = TestIntake.done(intake.quote(Letters.price("sms-code")));
            Transfer transfer = accepted(quote);
            host.stores().ledger().post(TestHost.PRACTICE, transfer.id());

            assertThat(quote.lines()).singleElement().satisfies(line -> {
                assertThat(line.text()).isEqualTo("a text message");
                assertThat(line.each().amount()).isEqualTo(amount);
            });
            assertThat(transfer.charge()).isEqualTo(quote.total());
            assertThat(statement().lines())
                    .filteredOn(line -> line.transfer().equals(transfer.id()))
                    .singleElement()
                    .satisfies(line -> assertThat(line.net().amount()).isEqualTo(amount));
        }

        Refusal refusal = refused(stale);
        assertThat(refusal.problem()).isEqualTo(Problem.QUOTE_OUTDATED);
        assertThat(refusal.quote().orElseThrow().total().amount()).isEqualTo("0.10");
        assertThat(host.stores()
                        .ledger()
                        .count(TestHost.PRACTICE, intake.books().startOfMonth()))
                .isEqualTo(3);
        assertThat(statement().net().amount()).isEqualTo("0.10");
    }

    /** What couldn't be sent isn't used up. */
    @Test
    void aReleasedChargeOfNothingDoesNotCount() throws Exception {
        firstFree(1);
        Transfer lost = accepted(TestIntake.done(intake.quote(Letters.price("sms-code"))));
        host.stores().ledger().release(TestHost.PRACTICE, lost.id());

        assertThat(TestIntake.done(intake.quote(Letters.price("sms-code")))
                        .total()
                        .amount())
                .isEqualTo("0.00");
    }

    @Test
    void withoutThePricingRuleInForceNothingIsQuotedOrOffered() {
        host.plugins().pricingRules().clear();

        Refusal refusal = intake.quote(Letters.price("sms-code"))
                .fold(
                        done -> {
                            throw new AssertionError("quoted");
                        },
                        it -> it);

        assertThat(refusal.problem()).isEqualTo(Problem.UNAVAILABLE);
        assertThat(refusal.detail()).startsWith("Preise können im Moment nicht berechnet werden.");
        assertThat(intake.capabilities(Locale.GERMAN).factors())
                .isNotEmpty()
                .allSatisfy(factor -> assertThat(factor.reason()).isEqualTo(refusal.detail()));
    }

    @Test
    void whereTheTariffIsInFrancsNothingIsInEuro() throws Exception {
        host.plugins().pricingRules().put("tariff", TestTariff.prices("CHF", host.clock(), "+43=10"));
        assertThat(statement().gross()).isEqualTo(new Money(0, "CHF"));

        for (String factor : new String[] {"birth-date", "none", "sms-code"}) {
            PriceQuote quote = TestIntake.done(intake.quote(Letters.price(factor)));
            assertThat(quote.total().currency()).isEqualTo("CHF");
            Transfer transfer = TestIntake.done(
                            intake.accept(Letters.invoice(factor, Optional.of(quote.id())), Letters.files("content")))
                    .transfer();
            assertThat(transfer.charge()).isEqualTo(quote.total());
            host.stores().ledger().post(TestHost.PRACTICE, transfer.id());
        }

        assertThat(statement().gross()).isEqualTo(new Money(12, "CHF"));
    }

    /** A transfer that is free is still shown and still sent while nobody can be asked for prices. */
    @Test
    void withoutThePricingRuleWhatIsFreeIsInItsLastCurrency() throws Exception {
        host.plugins().pricingRules().put("tariff", TestTariff.prices("CHF", host.clock(), "+43=10"));
        assertThat(statement().gross().currency()).isEqualTo("CHF");

        host.plugins().pricingRules().clear();

        assertThat(statement().gross()).isEqualTo(new Money(0, "CHF"));
        assertThat(intake.accepted("none").factor()).isEqualTo("none");
    }

    private void firstFree(int free) {
        host.plugins()
                .pricingRules()
                .put(
                        "tariff",
                        (draft, locale) -> new Pricing.Priced(List.of(new Pricing.Line(
                                new Wording("tariff", "a text message", List.of()),
                                1,
                                new Money(draft.chargedThisMonth().getAsInt() < free ? 0 : 10, "EUR")))));
    }

    private void prices(String... prices) {
        host.plugins().pricingRules().put("tariff", TestTariff.prices(host.clock(), prices));
    }

    private Transfer accepted(PriceQuote quote) throws Exception {
        return TestIntake.done(
                        intake.accept(Letters.invoice("sms-code", Optional.of(quote.id())), Letters.files("content")))
                .transfer();
    }

    private Refusal refused(PriceQuote quote) {
        try {
            return intake.accept(Letters.invoice("sms-code", Optional.of(quote.id())), Letters.files("content"))
                    .fold(
                            done -> {
                                throw new AssertionError("accepted");
                            },
                            refusal -> refusal);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private Statement statement() {
        return intake.books()
                .statement(
                        TestHost.PRACTICE,
                        YearMonth.from(Instant.now(host.clock()).atOffset(ZoneOffset.UTC)),
                        Locale.GERMAN);
    }
}
