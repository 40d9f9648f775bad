package org.briefsiegel.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.briefsiegel.channel.api.PrintedChannel;
import org.junit.jupiter.api.Test;

/** As {@link FactorConformanceTest}, for channels that print. */
class PrintedChannelConformanceTest {

    private abstract static class OfPrinted extends PrintedChannelConformance {
        OfPrinted(PrintedChannel channel) {
            super(Leaflet.sample(channel));
        }
    }

    static final class OfLeaflet extends OfPrinted {
        OfLeaflet() {
            super(new Leaflet());
        }
    }

    static final class OfNoPdf extends OfPrinted {
        OfNoPdf() {
            super(new Leaflet.NoPdf());
        }
    }

    static final class OfOtherPaper extends OfPrinted {
        OfOtherPaper() {
            super(new Leaflet.OtherPaper());
        }
    }

    static final class OfWithoutCode extends OfPrinted {
        OfWithoutCode() {
            super(new Leaflet.WithoutCode());
        }
    }

    static final class OfOneLanguage extends OfPrinted {
        OfOneLanguage() {
            super(new Leaflet.OneLanguage());
        }
    }

    static final class OfReadsMarkup extends OfPrinted {
        OfReadsMarkup() {
            super(new Leaflet.ReadsMarkup());
        }
    }

    @Test
    void whoKeepsTheRulesPasses() {
        assertThat(SuiteRun.failures(OfLeaflet.class)).isEmpty();
    }

    @Test
    void whatIsNoPdf() {
        assertThat(SuiteRun.failures(OfNoPdf.class).get("theSheetIsOneOfA4")).contains("print makes no PDF");
    }

    @Test
    void paperThatNobodyHas() {
        assertFails(OfOtherPaper.class, "theSheetIsOneOfA4", "isn't A4");
    }

    @Test
    void aCodeThatIsLeftOut() {
        assertFails(
                OfWithoutCode.class, "theCodeStandsThereWhereItIsGivenAndNowhereElse", "The code that was given isn't");
    }

    @Test
    void aReaderWhoIsLeftOut() {
        assertFails(OfOneLanguage.class, "whatIsNeededStandsThereInEachOfItsLanguages", "for readers of \"en\"");
    }

    @Test
    void aNameThatIsReadAsMarkup() {
        assertFails(OfReadsMarkup.class, "namesAreTextAndNothingElse", "never markup");
    }

    private static void assertFails(Class<?> suite, String test, String words) {
        Map<String, String> failures = SuiteRun.failures(suite);

        assertThat(failures.keySet()).isEqualTo(Set.of(test));
        assertThat(failures.get(test)).contains(words);
    }
}
