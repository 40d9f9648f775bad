package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.pricing.MonthlyFeeJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is owed for a month is booked once for each, wherever and however often the job runs. */
class MonthlyFeesTest {

    private TestHost host;
    private TestIntake intake;
    private MonthlyFeeJob job;
    private long cents = 2900;

    @BeforeEach
    void open() {
        host = RealPlugins.host();
        intake = new TestIntake(host);
        host.plugins().pricingRules().put("tariff", new Monthly());
        job = new MonthlyFeeJob(
                host.plugins(),
                TestIntake.RULES,
                host.practices(),
                host.stores().ledger(),
                intake.books(),
                host.clock());
    }

    @Test
    void aYearHasTwelveFeesOneInEachStatement() {
        YearMonth first = month();
        for (int hour = 0; hour < 365 * 24; hour += 7) {
            job.run();
            host.clock().move(Duration.ofHours(7));
        }
        job.run();

        for (YearMonth month = first; !month.isAfter(month()); month = month.plusMonths(1)) {
            String kind = "month-" + month;
            assertThat(lines(month)).as(kind).singleElement().satisfies(line -> {
                assertThat(line.kind()).isEqualTo(kind);
                assertThat(line.net()).isEqualTo(new Money(2900, "EUR"));
            });
        }
    }

    /** Midnight in Vienna is an hour, or two, before that in UTC. */
    @Test
    void aMonthBeginsWherePracticesAre() {
        moveTo("2026-12-31T22:59:59.999Z");
        job.run();
        moveTo("2026-12-31T23:00:00Z");
        job.run();
        moveTo("2027-03-31T21:59:59Z");
        job.run();
        moveTo("2027-03-31T22:00:00Z");
        job.run();

        for (int month = 1; month <= 4; month++) {
            assertThat(lines(YearMonth.of(2027, month))).hasSize(month == 2 ? 0 : 1);
        }
        assertThat(lines(YearMonth.of(2026, 12))).hasSize(1);
    }

    @Test
    void whatIsBookedKeepsItsPrice() {
        job.run();
        cents = 9900;
        job.run();

        assertThat(lines(month()))
                .singleElement()
                .extracting(Statement.Line::net)
                .isEqualTo(new Money(2900, "EUR"));
    }

    @Test
    void noFeeCountsAmongWhatWasChargedForMessages() {
        job.run();

        assertThat(host.stores()
                        .ledger()
                        .count(TestHost.PRACTICE, intake.books().startOfMonth()))
                .isZero();
    }

    @Test
    void aRuleWithoutFeesBooksNothing() {
        host.plugins().pricingRules().put("tariff", (draft, locale) -> new Pricing.Priced(List.of()));

        job.run();

        assertThat(lines(month())).isEmpty();
    }

    @Test
    void whileTheRuleIsAwayNothingIsBookedAndTheNextRunMakesUpForIt() {
        PricingRule rule = host.plugins().pricingRules().remove("tariff");
        assertThatThrownBy(job::run).isInstanceOf(ClosedException.class);

        host.plugins().pricingRules().put("tariff", rule);
        job.run();

        assertThat(lines(month())).hasSize(1);
    }

    private void moveTo(String time) {
        host.clock().move(Duration.between(Instant.now(host.clock()), Instant.parse(time)));
    }

    private YearMonth month() {
        return intake.books().month(Instant.now(host.clock()));
    }

    private List<Statement.Line> lines(YearMonth month) {
        return intake.books().statement(TestHost.PRACTICE, month, Locale.GERMAN).lines();
    }

    private final class Monthly implements PricingRule {

        @Override
        public Pricing price(Draft draft, Locale locale) {
            return new Pricing.Priced(List.of());
        }

        @Override
        public List<Pricing.Line> monthly(String plan, Set<String> addOns) {
            return List.of(
                    new Pricing.Line(new Wording("tariff", "month", List.of()), 1, new Money(cents, USUAL_CURRENCY)));
        }
    }
}
