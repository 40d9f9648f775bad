package org.briefsiegel.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.briefsiegel.testkit.conformance.BadRedirectFactors.AsksForNoProof;
import org.briefsiegel.testkit.conformance.BadRedirectFactors.KeepsTheBirthDate;
import org.briefsiegel.testkit.conformance.BadRedirectFactors.LetsAnybodyIn;
import org.briefsiegel.testkit.conformance.BadRedirectFactors.NamesAField;
import org.briefsiegel.testkit.conformance.BadRedirectFactors.OneStateForAll;
import org.briefsiegel.testkit.conformance.BadRedirectFactors.SpendsNothing;
import org.briefsiegel.testkit.conformance.BadRedirectFactors.TellsTheBirthDate;
import org.briefsiegel.testkit.conformance.BadRedirectFactors.ThrowsWhereNothingCame;
import org.junit.jupiter.api.Test;

/** Each bad factor that leads elsewhere fails what it breaks, in words that say so, and what comes of that; the good one gets its report. */
class RedirectFactorConformanceTest {

    static final class OfOffice extends RedirectFactorConformance {
        OfOffice() {
            super(OfficeFactor.sample(new OfficeFactor()));
        }
    }

    @Test
    void aFactorThatKeepsTheRulesGetsAReport() throws Exception {
        assertThat(SuiteRun.failures(OfOffice.class)).isEmpty();

        assertThat(Files.readString(Path.of("target/conformance/factor.office.txt")))
                .startsWith("factor.office (" + OfficeFactor.class.getName() + ") conforms.")
                .contains("- a way back opens once\n", "- talks to the other side in redirect and callback");
    }

    static final class OfLetsAnybodyIn extends RedirectFactorConformance {
        OfLetsAnybodyIn() {
            super(OfficeFactor.sample(new LetsAnybodyIn()));
        }
    }

    @Test
    void oneThatLetsAnybodyIn() {
        assertFails(
                OfLetsAnybodyIn.class,
                "whoIsRecognizedOpensAndNobodyElse",
                "Somebody else was recognized, and is let in");
    }

    static final class OfSpendsNothing extends RedirectFactorConformance {
        OfSpendsNothing() {
            super(OfficeFactor.sample(new SpendsNothing()));
        }
    }

    @Test
    void oneThatOpensTwice() {
        assertFails(OfSpendsNothing.class, "aWayBackOpensOnce", "opens twice", "note in spend");
    }

    static final class OfTellsTheBirthDate extends RedirectFactorConformance {
        OfTellsTheBirthDate() {
            super(OfficeFactor.sample(new TellsTheBirthDate()));
        }
    }

    @Test
    void oneThatTellsTheOtherSideWhatThePracticeKnows() {
        assertFails(
                OfTellsTheBirthDate.class,
                "whereItLeadsBelongsToThisBeginningAndTellsNothing",
                "tells what the practice knows",
                "as it is");
    }

    static final class OfOneStateForAll extends RedirectFactorConformance {
        OfOneStateForAll() {
            super(OfficeFactor.sample(new OneStateForAll()));
        }
    }

    @Test
    void oneWhoseBeginningsAreAllAlike() {
        assertFails(
                OfOneStateForAll.class,
                "whereItLeadsBelongsToThisBeginningAndTellsNothing",
                "Two beginnings have the same state");
    }

    static final class OfAsksForNoProof extends RedirectFactorConformance {
        OfAsksForNoProof() {
            super(OfficeFactor.sample(new AsksForNoProof()));
        }
    }

    @Test
    void oneThatTakesWhatWasBroughtFromAnotherBeginning() {
        assertFails(
                OfAsksForNoProof.class,
                "whatBelongsToAnotherBeginningOpensNothing",
                "what was brought back from another beginning opens the transfer");
    }

    static final class OfNamesAField extends RedirectFactorConformance {
        OfNamesAField() {
            super(OfficeFactor.sample(new NamesAField()));
        }
    }

    @Test
    void oneWhoseReasonStandsNowhere() {
        assertFails(OfNamesAField.class, "whoGivesUpIsToldSoBesideTheLink", "A flaw names \"code\"");
    }

    static final class OfKeepsTheBirthDate extends RedirectFactorConformance {
        OfKeepsTheBirthDate() {
            super(OfficeFactor.sample(new KeepsTheBirthDate()));
        }
    }

    @Test
    void oneThatKeepsWhatThePracticeKnows() {
        assertThat(SuiteRun.failures(OfKeepsTheBirthDate.class))
                .hasEntrySatisfying(
                        "noSecretIsInTheEnrolmentAndThoseOfTwoTransfersDiffer",
                        said -> assertThat(said).contains("The enrolment holds what the practice knows"));
    }

    static final class OfThrowsWhereNothingCame extends RedirectFactorConformance {
        OfThrowsWhereNothingCame() {
            super(OfficeFactor.sample(new ThrowsWhereNothingCame()));
        }
    }

    @Test
    void oneThatThrowsAtWhatItDoesNotExpect() {
        assertFails(
                OfThrowsWhereNothingCame.class,
                "nothingThatComesBackThrowsOrOpens",
                "RedirectFactor.callback threw",
                "StringIndexOutOfBounds");
    }

    private static void assertFails(Class<?> suite, String test, String... words) {
        Map<String, String> failures = SuiteRun.failures(suite);
        assertThat(failures).containsKey(test);
        assertThat(failures.get(test)).contains(words);
    }
}
