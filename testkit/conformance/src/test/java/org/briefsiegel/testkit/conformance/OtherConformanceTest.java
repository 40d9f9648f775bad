package org.briefsiegel.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.testkit.conformance.BadPlugIns.BlankTitle;
import org.briefsiegel.testkit.conformance.BadPlugIns.Certificate;
import org.briefsiegel.testkit.conformance.BadPlugIns.ChangingPolicy;
import org.briefsiegel.testkit.conformance.BadPlugIns.MonthInFrancs;
import org.briefsiegel.testkit.conformance.BadPlugIns.NoPart;
import org.briefsiegel.testkit.conformance.BadPlugIns.NoWords;
import org.briefsiegel.testkit.conformance.BadPlugIns.NotCoveredThough;
import org.briefsiegel.testkit.conformance.BadPlugIns.NothingAtATime;
import org.briefsiegel.testkit.conformance.BadPlugIns.OtherCurrency;
import org.briefsiegel.testkit.conformance.BadPlugIns.Pigeonhole;
import org.briefsiegel.testkit.conformance.BadPlugIns.ReadsLater;
import org.briefsiegel.testkit.conformance.BadPlugIns.Scroll;
import org.briefsiegel.testkit.conformance.BadPlugIns.TakesLineFeeds;
import org.briefsiegel.testkit.conformance.BadPlugIns.Ten;
import org.briefsiegel.testkit.conformance.BadPlugIns.UnknownField;
import org.briefsiegel.testkit.conformance.BadPlugIns.WordsInTheLine;
import org.junit.jupiter.api.Test;

/** As {@link FactorConformanceTest}, for documents, channels and pricing rules. */
class OtherConformanceTest {

    private abstract static class OfDocument extends DocumentTypeConformance {
        OfDocument(DocumentType type) {
            super(Certificate.sample(type));
        }
    }

    private abstract static class OfChannel extends ChannelConformance {
        OfChannel(Channel channel) {
            super(Pigeonhole.sample(channel));
        }
    }

    private abstract static class OfPricing extends PricingRuleConformance {
        OfPricing(PricingRule rule) {
            super(Ten.sample(rule));
        }
    }

    static final class OfCertificate extends OfDocument {
        OfCertificate() {
            super(new Certificate());
        }
    }

    static final class OfPigeonhole extends OfChannel {
        OfPigeonhole() {
            super(new Pigeonhole());
        }
    }

    static final class OfTen extends OfPricing {
        OfTen() {
            super(new Ten());
        }
    }

    static final class OfScroll extends DocumentTypeConformance {
        OfScroll() {
            super(Scroll.sample(new Scroll()));
        }
    }

    static final class OfReadsLater extends DocumentTypeConformance {
        OfReadsLater() {
            super(Scroll.sample(new ReadsLater()));
        }
    }

    @Test
    void aContentThatIsReadWhenTheCallIsOver() {
        assertFails(OfReadsLater.class, "nothingIsReadWhenTheCallIsOver", "after inspect has returned");
    }

    @Test
    void whoKeepsTheRulesGetsAReport() {
        assertThat(SuiteRun.failures(OfCertificate.class)).isEmpty();
        assertThat(SuiteRun.failures(OfScroll.class)).isEmpty();
        assertThat(SuiteRun.failures(OfPigeonhole.class)).isEmpty();
        assertThat(SuiteRun.failures(OfTen.class)).isEmpty();

        assertReported("document.certificate", "what is accepted has a title");
        assertReported("channel.pigeonhole", "no address throws");
        assertReported("billing.ten", "the currency is constant");
    }

    private static void assertReported(String route, String rule) {
        assertThat(Path.of("target/conformance", route + ".txt"))
                .content()
                .startsWith(route)
                .contains("- " + rule + "\n");
    }

    static final class OfBlankTitle extends OfDocument {
        OfBlankTitle() {
            super(new BlankTitle());
        }
    }

    @Test
    void aTitleThatIsBlankForSomeFileNames() {
        assertFails(OfBlankTitle.class, "whatIsAcceptedHasATitle", "The title is blank in German", "\".pdf\"");
    }

    static final class OfUnknownField extends OfDocument {
        OfUnknownField() {
            super(new UnknownField());
        }
    }

    @Test
    void aRefusalOfAFieldThatThereIsNot() {
        Map<String, String> failures = SuiteRun.failures(OfUnknownField.class);

        assertThat(failures).containsOnlyKeys("aRefusalNamesAFieldAndAReason", "nothingUploadedThrows");
        assertThat(failures.values())
                .allSatisfy(it -> assertThat(it).contains("the field \"days\"", "metadata/<name>"));
    }

    static final class OfChangingPolicy extends OfDocument {
        OfChangingPolicy() {
            super(new ChangingPolicy());
        }
    }

    @Test
    void aPolicyThatChanges() {
        assertFails(OfChangingPolicy.class, "thePolicyIsConstant", "policy() changes", "keeps the answer");
    }

    static final class OfTakesLineFeeds extends OfChannel {
        OfTakesLineFeeds() {
            super(new TakesLineFeeds());
        }
    }

    @Test
    void anAddressOfTwoLines() {
        assertFails(OfTakesLineFeeds.class, "noAddressThrows", "keeps a line feed or control character");
    }

    static final class OfNotCoveredThough extends OfPricing {
        OfNotCoveredThough() {
            super(new NotCoveredThough());
        }
    }

    @Test
    void aBalanceThatIsRefusedThoughItCoversThePrice() {
        assertFails(OfNotCoveredThough.class, "whatIsNotCoveredCostsMoreThanIsLeft", "isn't covered, and costs", "10");
    }

    static final class OfMonthInFrancs extends OfPricing {
        OfMonthInFrancs() {
            super(new MonthInFrancs());
        }
    }

    @Test
    void aMonthInAnotherCurrency() {
        assertFails(
                OfMonthInFrancs.class,
                "aMonthIsInTheCurrencyOfTheRuleAndTakesNothingAway",
                "CHF",
                "currency() says EUR");
    }

    static final class OfNoPart extends OfChannel {
        OfNoPart() {
            super(new NoPart());
        }
    }

    @Test
    void aTextThatTravelsInNoPart() {
        assertFails(OfNoPart.class, "everyTextTravelsInOnePartOrMore", "parts is 0 for \"\"");
    }

    static final class OfNothingAtATime extends OfChannel {
        OfNothingAtATime() {
            super(new NothingAtATime());
        }
    }

    @Test
    void aChannelThatTakesNothingAtATime() {
        assertFails(OfNothingAtATime.class, "patienceAndNumberAtATimeArePositive", "atATime is 0");
    }

    static final class OfOtherCurrency extends OfPricing {
        OfOtherCurrency() {
            super(new OtherCurrency());
        }
    }

    @Test
    void aLineInAnotherCurrency() {
        assertFails(
                OfOtherCurrency.class,
                "everyLineIsInTheCurrencyOfTheRuleAndTakesNothingAway",
                "A line is in CHF, and currency() says EUR");
    }

    static final class OfWordsInTheLine extends OfPricing {
        OfWordsInTheLine() {
            super(new WordsInTheLine());
        }
    }

    @Test
    void aLineThatHoldsWords() {
        assertFails(OfWordsInTheLine.class, "theSameDraftCostsTheSameInEveryLanguage", "something else in English");
    }

    static final class OfNoWords extends OfPricing {
        OfNoWords() {
            super(new NoWords());
        }
    }

    @Test
    void aLineWithoutWordsInOneLanguage() {
        assertFails(OfNoWords.class, "everyLineCanBeReadInEveryLanguage", "blank in English");
    }

    private static void assertFails(Class<?> suite, String test, String... words) {
        Map<String, String> failures = SuiteRun.failures(suite);

        assertThat(failures.keySet()).isEqualTo(Set.of(test));
        assertThat(failures.get(test)).contains(words);
    }
}
