package org.briefsiegel.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.briefsiegel.testkit.conformance.BadFactors.Blocks;
import org.briefsiegel.testkit.conformance.BadFactors.ChangingProfile;
import org.briefsiegel.testkit.conformance.BadFactors.ComparesByItself;
import org.briefsiegel.testkit.conformance.BadFactors.HashWithoutKey;
import org.briefsiegel.testkit.conformance.BadFactors.IllegalId;
import org.briefsiegel.testkit.conformance.BadFactors.NullLabel;
import org.briefsiegel.testkit.conformance.BadFactors.ReadsFiles;
import org.briefsiegel.testkit.conformance.BadFactors.RepeatsWhatWasTyped;
import org.briefsiegel.testkit.conformance.BadFactors.SecretInBase64;
import org.briefsiegel.testkit.conformance.BadFactors.SecretInState;
import org.briefsiegel.testkit.conformance.BadFactors.SharedState;
import org.briefsiegel.testkit.conformance.BadFactors.SpendsNothing;
import org.briefsiegel.testkit.conformance.BadFactors.Talks;
import org.briefsiegel.testkit.conformance.BadFactors.ThrowsOnJunk;
import org.briefsiegel.testkit.conformance.BadFactors.TwoFieldsOfOneName;
import org.briefsiegel.testkit.conformance.BadFactors.UnnamedService;
import org.junit.jupiter.api.Test;

/** Each bad factor fails what it breaks, in words that say so, and nothing else; the good one gets its report. */
class FactorConformanceTest {

    static final class OfWord extends FactorConformance {
        OfWord() {
            super(WordFactor.sample(new WordFactor()));
        }
    }

    @Test
    void aFactorThatKeepsTheRulesGetsAReportThatNamesWhatIsInGerman() throws Exception {
        assertThat(SuiteRun.failures(OfWord.class)).isEmpty();

        assertThat(Files.readString(Path.of("target/conformance/factor.pin-word.txt")))
                .startsWith("factor.pin-word (" + WordFactor.class.getName() + ") conforms.")
                .contains("- no secret is in the enrolment\n")
                .contains("- Turkish falls back to German: label, needed, ")
                .doesNotContain("English falls back");
    }

    static final class OfChangingProfile extends FactorConformance {
        OfChangingProfile() {
            super(WordFactor.sample(new ChangingProfile()));
        }
    }

    @Test
    void aProfileThatChanges() {
        assertFails(OfChangingProfile.class, "theProfileIsConstant", "profile() changes", "PT24H", "keeps the answer");
    }

    static final class OfNullLabel extends FactorConformance {
        OfNullLabel() {
            super(WordFactor.sample(new NullLabel()));
        }
    }

    @Test
    void aLabelThatIsNullInOneLanguage() {
        assertFails(OfNullLabel.class, "everyTextCanBeReadInEveryLanguage", "AuthFactor.label returned null");
    }

    static final class OfSecretInState extends FactorConformance {
        OfSecretInState() {
            super(WordFactor.sample(new SecretInState()));
        }
    }

    @Test
    void aSecretInTheEnrolment() {
        assertFails(
                OfSecretInState.class, "noSecretIsInTheEnrolment", "holds the secret, as it is", "seal.seal(value)");
    }

    static final class OfSpendsNothing extends FactorConformance {
        OfSpendsNothing() {
            super(WordFactor.sample(new SpendsNothing()));
        }
    }

    @Test
    void anAnswerThatIsSpentAndOpensAgain() {
        assertFails(
                OfSpendsNothing.class, "whatIsSpentDoesNotOpenAgain", "spend changes the enrolment", "opens it again");
    }

    static final class OfSecretInBase64 extends FactorConformance {
        OfSecretInBase64() {
            super(WordFactor.sample(new SecretInBase64()));
        }
    }

    @Test
    void aSecretInTheEnrolmentThatOnlyLooksHidden() {
        assertFails(OfSecretInBase64.class, "noSecretIsInTheEnrolment", "holds the secret, in Base64");
    }

    static final class OfHashWithoutKey extends FactorConformance {
        OfHashWithoutKey() {
            super(WordFactor.sample(new HashWithoutKey()));
        }
    }

    @Test
    void aHashThatCanBeTriedOut() {
        assertFails(OfHashWithoutKey.class, "noSecretIsInTheEnrolment", "as SHA-256 without a key");
    }

    static final class OfComparesByItself extends FactorConformance {
        OfComparesByItself() {
            super(WordFactor.sample(new ComparesByItself()));
        }
    }

    @Test
    void aComparisonPastTheSeal() {
        assertFails(OfComparesByItself.class, "comparisonGoesThroughTheSeal", "opens although the seal says");
    }

    static final class OfTalks extends FactorConformance {
        OfTalks() {
            super(WordFactor.sample(new Talks()));
        }
    }

    @Test
    void aSecretInToString() {
        assertFails(OfTalks.class, "nothingOfACallIsKeptOrPrinted", "toString() of the plug-in tells a secret");
    }

    static final class OfThrowsOnJunk extends FactorConformance {
        OfThrowsOnJunk() {
            super(WordFactor.sample(new ThrowsOnJunk()));
        }
    }

    @Test
    void anAnswerThatMakesItThrow() {
        assertFails(
                OfThrowsOnJunk.class,
                "nothingTypedThrowsOrOpens",
                "AuthFactor.read threw java.lang.IllegalStateException: no pinWord at " + ThrowsOnJunk.class.getName());
    }

    static final class OfBlocks extends FactorConformance {
        OfBlocks() {
            super(WordFactor.sample(new Blocks()));
        }
    }

    @Test
    void aCallThatWaits() {
        Map<String, String> failures = SuiteRun.failures(OfBlocks.class);

        assertThat(failures)
                .containsOnlyKeys(
                        "everyTextCanBeReadInEveryLanguage",
                        "nothingOfACallIsKeptOrPrinted",
                        "sixteenThreadsGetTheAnswersOfOne");
        assertThat(failures.values())
                .allSatisfy(it -> assertThat(it)
                        .contains(
                                "AuthFactor.entry didn't return within 2 s", "CountDownLatch.await", "doesn't block"));
    }

    static final class OfTwoFields extends FactorConformance {
        OfTwoFields() {
            super(WordFactor.sample(new TwoFieldsOfOneName()));
        }
    }

    @Test
    void twoFieldsOfOneName() {
        assertFails(OfTwoFields.class, "promptsCanBeDrawn", "Two fields have one name", "[pinWord, pinWord]");
    }

    static final class OfRepeats extends FactorConformance {
        OfRepeats() {
            super(WordFactor.sample(new RepeatsWhatWasTyped()));
        }
    }

    @Test
    void aFlawThatRepeatsWhatWasTyped() {
        Map<String, String> failures = SuiteRun.failures(OfRepeats.class);

        assertThat(failures)
                .containsOnlyKeys("illegibleAnswersAreMalformedAndNotRepeated", "nothingTypedThrowsOrOpens");
        assertThat(failures.get("illegibleAnswersAreMalformedAndNotRepeated"))
                .contains("repeats what was typed", "Kirsche!");
    }

    static final class OfIllegalId extends FactorConformance {
        OfIllegalId() {
            super(WordFactor.sample(new IllegalId()));
        }
    }

    @Test
    void anIdThatNobodyCanWrite() {
        assertFails(OfIllegalId.class, "theIdIsLegal", "The id \"Pin Word\" isn't legal", "hyphens");
    }

    static final class OfUnnamedService extends FactorConformance {
        OfUnnamedService() {
            super(WordFactor.sample(new UnnamedService()));
        }
    }

    @Test
    void aComponentThatIsRegisteredAsNothing() {
        assertFails(
                OfUnnamedService.class,
                "theComponentRegistersTheInterface",
                "isn't registered as AuthFactor",
                "@Component(service = AuthFactor.class)");
    }

    static final class OfSharedState extends FactorConformance {
        OfSharedState() {
            super(WordFactor.sample(new SharedState()));
        }
    }

    @Test
    void somethingThatAllThreadsShare() {
        assertFails(
                OfSharedState.class,
                "sixteenThreadsGetTheAnswersOfOne",
                "Sixteen threads at a time: read of answer ",
                "share nothing that changes");
    }

    static final class OfReadsFiles extends FactorConformance {
        OfReadsFiles() {
            super(WordFactor.sample(new ReadsFiles()));
        }
    }

    @Test
    void aFileThatIsLookedFor() {
        assertFails(
                OfReadsFiles.class,
                "callsDoNoInputOrOutput",
                "java.nio.file.Files.exists in BadFactors$ReadsFiles.state",
                "the host does that");
    }

    /** Not even a report of before stays. */
    @Test
    void whoeverFailsHasNoReport() throws Exception {
        Path report = Path.of("target/conformance/factor.two-fields.txt");
        Files.createDirectories(report.getParent());
        Files.writeString(report, "of before");

        assertThat(SuiteRun.failures(OfTwoFields.class)).isNotEmpty();

        assertThat(report).doesNotExist();
    }

    static final class OfNoExamples extends FactorConformance {
        OfNoExamples() {
            super(FactorSample.of(new WordFactor()).facts(Map.of("pinWord", "Birnbaum")));
        }
    }

    @Test
    void aSampleThatSaysTooLittle() {
        assertThat(SuiteRun.failures(OfNoExamples.class).get("theSampleHasAnswersOfEachKind"))
                .contains("FactorSample.opens, fails, illegible");
    }

    private static void assertFails(Class<?> suite, String test, String... words) {
        Map<String, String> failures = SuiteRun.failures(suite);

        assertThat(failures.keySet()).isEqualTo(Set.of(test));
        assertThat(failures.get(test)).contains(words);
    }
}
