package org.briefsiegel.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.AlwaysTheSame;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.AnyCardWillDo;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.AsksAtLength;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.ComparesByItself;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.DrawsWhatIsSpent;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.KeepsTheDeck;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.KeepsWhatItDrew;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.KeepsWhatItRead;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.KnowsItsOwnQuestionsAlone;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.LetsAnybodyIn;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.LetsAnybodyInOnceSpent;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.NotesTheAnswer;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.NotesTheLastAlone;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.OtherFields;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.SpendsNothing;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.SpendsTheDeck;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.TellsTheAnswerInItsChallenge;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.TellsTheAnswerInItsHint;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.ThrowsAtWhatItDidNotDraw;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.ThrowsWhereNothingIsLeft;
import org.briefsiegel.testkit.conformance.BadChallengeFactors.ThrowsWhereNothingIsTyped;
import org.junit.jupiter.api.Test;

/** Each bad factor that asks something else each time fails what it breaks, in words that say so; the good ones get their reports. */
class ChallengeFactorConformanceTest {

    static final class OfDeck extends ChallengeFactorConformance {
        OfDeck() {
            super(DeckFactor.sample(new DeckFactor()));
        }
    }

    @Test
    void aFactorThatKeepsTheRulesGetsAReport() throws Exception {
        assertThat(SuiteRun.failures(OfDeck.class)).isEmpty();

        assertThat(Files.readString(Path.of("target/conformance/factor.deck.txt")))
                .startsWith("factor.deck (" + DeckFactor.class.getName() + ") conforms.")
                .contains("- an answer opens once\n", "- what is asked can be answered until nothing is left\n");
    }

    static final class OfLetters extends ChallengeFactorConformance {
        OfLetters() {
            super(LettersFactor.letters(new LettersFactor()));
        }
    }

    @Test
    void lettersOfAPhraseAreNotFoundInAQuestionByChanceAndMayBeAlike() {
        assertThat(SuiteRun.failures(OfLetters.class)).isEmpty();
    }

    static final class OfAlwaysTheSame extends ChallengeFactorConformance {
        OfAlwaysTheSame() {
            super(DeckFactor.sample(new AlwaysTheSame()));
        }
    }

    @Test
    void oneThatAlwaysAsksTheSame() {
        assertFails(OfAlwaysTheSame.class, "challengesAreManyAndShort", "Of 50 challenges 1 are different");
    }

    static final class OfAsksAtLength extends ChallengeFactorConformance {
        OfAsksAtLength() {
            super(DeckFactor.sample(new AsksAtLength()));
        }
    }

    @Test
    void oneWhoseChallengeIsTooLong() {
        assertFails(OfAsksAtLength.class, "challengesAreManyAndShort", "has more than 1000 characters");
    }

    static final class OfAnyCardWillDo extends ChallengeFactorConformance {
        OfAnyCardWillDo() {
            super(DeckFactor.sample(new AnyCardWillDo()));
        }
    }

    @Test
    void oneThatTakesAnyAnswerForAnyQuestion() {
        assertFails(OfAnyCardWillDo.class, "theAnswerToOneQuestionIsNoneToAnother", "opens under another");
    }

    static final class OfLetsAnybodyIn extends ChallengeFactorConformance {
        OfLetsAnybodyIn() {
            super(DeckFactor.sample(new LetsAnybodyIn()));
        }
    }

    @Test
    void oneThatLetsAnybodyIn() {
        assertFails(
                OfLetsAnybodyIn.class,
                "whoKnowsTheAnswerGetsInAndNobodyElse",
                "who doesn't know the answer",
                "is let in");
    }

    static final class OfSpendsNothing extends ChallengeFactorConformance {
        OfSpendsNothing() {
            super(DeckFactor.sample(new SpendsNothing()));
        }
    }

    @Test
    void oneWhoseAnswersOpenTwice() {
        assertFails(OfSpendsNothing.class, "anAnswerOpensOnce", "opens twice", "note in spend");
    }

    static final class OfNotesTheLastAlone extends ChallengeFactorConformance {
        OfNotesTheLastAlone() {
            super(DeckFactor.sample(new NotesTheLastAlone()));
        }
    }

    @Test
    void oneWhoseAnswersOpenTwiceAfterAnother() {
        assertFails(OfNotesTheLastAlone.class, "anAnswerOpensOnce", "opens again once another is spent");
    }

    static final class OfNotesTheAnswer extends ChallengeFactorConformance {
        OfNotesTheAnswer() {
            super(DeckFactor.sample(new NotesTheAnswer()));
        }
    }

    @Test
    void oneThatNotesWhatWasTyped() {
        assertFails(
                OfNotesTheAnswer.class,
                "anAnswerOpensOnce",
                "The enrolment holds what the recipient answers",
                "as it is");
    }

    static final class OfSpendsTheDeck extends ChallengeFactorConformance {
        OfSpendsTheDeck() {
            super(DeckFactor.sample(new SpendsTheDeck()));
        }
    }

    @Test
    void oneThatLetsTheRecipientInOnce() {
        assertFails(OfSpendsTheDeck.class, "anAnswerOpensOnce", "doesn't get in anew");
    }

    static final class OfLetsAnybodyInOnceSpent extends ChallengeFactorConformance {
        OfLetsAnybodyInOnceSpent() {
            super(DeckFactor.sample(new LetsAnybodyInOnceSpent()));
        }
    }

    @Test
    void oneThatLetsAnybodyInOnceTheRecipientWas() {
        assertFails(OfLetsAnybodyInOnceSpent.class, "anAnswerOpensOnce", "who doesn't know the answer", "is let in");
    }

    static final class OfDrawsWhatIsSpent extends ChallengeFactorConformance {
        OfDrawsWhatIsSpent() {
            super(DeckFactor.sample(new DrawsWhatIsSpent()));
        }
    }

    @Test
    void oneThatAsksAgainWhatIsSpent() {
        assertFails(
                OfDrawsWhatIsSpent.class,
                "whatIsAskedCanBeAnsweredUntilNothingIsLeft",
                "A challenge that is spent is drawn again");
    }

    static final class OfThrowsWhereNothingIsLeft extends ChallengeFactorConformance {
        OfThrowsWhereNothingIsLeft() {
            super(DeckFactor.sample(new ThrowsWhereNothingIsLeft()));
        }
    }

    @Test
    void oneThatThrowsWhereNothingIsLeftToAsk() {
        assertFails(
                OfThrowsWhereNothingIsLeft.class,
                "whatIsAskedCanBeAnsweredUntilNothingIsLeft",
                "ChallengeFactor.challenge threw");
    }

    static final class OfOtherFields extends ChallengeFactorConformance {
        OfOtherFields() {
            super(DeckFactor.sample(new OtherFields()));
        }
    }

    @Test
    void oneWhoseFieldsChange() {
        assertFails(
                OfOtherFields.class,
                "everyQuestionCanBeReadAndDrawnInEveryLanguage",
                "Another challenge has other fields");
    }

    static final class OfTellsTheAnswerInItsHint extends ChallengeFactorConformance {
        OfTellsTheAnswerInItsHint() {
            super(DeckFactor.sample(new TellsTheAnswerInItsHint()));
        }
    }

    @Test
    void oneWhoseHintTellsTheAnswer() {
        assertFails(
                OfTellsTheAnswerInItsHint.class,
                "questionsTellNothingOfTheAnswer",
                "The hint tells the answer",
                "as it is");
    }

    static final class OfTellsTheAnswerInItsChallenge extends ChallengeFactorConformance {
        OfTellsTheAnswerInItsChallenge() {
            super(DeckFactor.sample(new TellsTheAnswerInItsChallenge()));
        }
    }

    @Test
    void oneWhoseChallengeTellsTheAnswer() {
        assertFails(
                OfTellsTheAnswerInItsChallenge.class,
                "questionsTellNothingOfTheAnswer",
                "The challenge tells the answer",
                "in Base64");
    }

    static final class OfKeepsWhatItDrew extends ChallengeFactorConformance {
        OfKeepsWhatItDrew() {
            super(DeckFactor.sample(new KeepsWhatItDrew()));
        }
    }

    @Test
    void oneThatKeepsWhatItDrew() {
        assertFails(
                OfKeepsWhatItDrew.class,
                "othersAreAskedAndAnswerInBetween",
                "doesn't open: nothing is kept between calls");
    }

    static final class OfKeepsWhatItRead extends ChallengeFactorConformance {
        OfKeepsWhatItRead() {
            super(DeckFactor.sample(new KeepsWhatItRead()));
        }
    }

    @Test
    void oneThatKeepsWhatItRead() {
        assertFails(
                OfKeepsWhatItRead.class,
                "othersAreAskedAndAnswerInBetween",
                "doesn't open: nothing is kept between calls");
    }

    static final class OfKnowsItsOwnQuestionsAlone extends ChallengeFactorConformance {
        OfKnowsItsOwnQuestionsAlone() {
            super(DeckFactor.sample(new KnowsItsOwnQuestionsAlone()));
        }
    }

    @Test
    void oneThatKnowsTheQuestionsOfItsNodeAlone() {
        assertFails(
                OfKnowsItsOwnQuestionsAlone.class,
                "whatIsDrawnIsKeptNowhereInThePlugIn",
                "The field asked keeps a challenge");
    }

    static final class OfThrowsAtWhatItDidNotDraw extends ChallengeFactorConformance {
        OfThrowsAtWhatItDidNotDraw() {
            super(DeckFactor.sample(new ThrowsAtWhatItDidNotDraw()));
        }
    }

    @Test
    void oneThatThrowsAtAnOldChallenge() {
        assertFails(
                OfThrowsAtWhatItDidNotDraw.class,
                "aChallengeThatIsNotUnderstoodAnyMoreIsWrong",
                "ChallengeFactor.read threw",
                "NumberFormatException");
    }

    static final class OfKeepsTheDeck extends ChallengeFactorConformance {
        OfKeepsTheDeck() {
            super(DeckFactor.sample(new KeepsTheDeck()));
        }
    }

    @Test
    void oneThatKeepsWhatThePracticeKnows() {
        assertFails(
                OfKeepsTheDeck.class,
                "noSecretIsInTheEnrolmentAndThoseOfTwoTransfersDiffer",
                "The enrolment holds what the practice knows",
                "as it is");
    }

    static final class OfNobodyElse extends ChallengeFactorConformance {
        OfNobodyElse() {
            super(ChallengeSample.of(new DeckFactor())
                    .facts(Map.of(DeckFactor.FACT, "amberwood"))
                    .opens(question -> Map.of())
                    .fails(question -> Map.of(DeckFactor.FIELD, "")));
        }
    }

    @Test
    void aSampleInWhichNobodyAnswersWrongly() {
        assertFails(OfNobodyElse.class, "theSampleHasSomebodyOfEachKind", "no wrong answer is tried");
    }

    static final class OfComparesByItself extends ChallengeFactorConformance {
        OfComparesByItself() {
            super(DeckFactor.sample(new ComparesByItself()));
        }
    }

    @Test
    void oneThatComparesByItself() {
        assertFails(OfComparesByItself.class, "comparisonGoesThroughTheSeal", "it compares by itself");
    }

    static final class OfThrowsWhereNothingIsTyped extends ChallengeFactorConformance {
        OfThrowsWhereNothingIsTyped() {
            super(DeckFactor.sample(new ThrowsWhereNothingIsTyped()));
        }
    }

    @Test
    void oneThatThrowsWhereNothingIsTyped() {
        assertFails(OfThrowsWhereNothingIsTyped.class, "nothingTypedThrowsOrOpens", "ChallengeFactor.read threw");
    }

    private static void assertFails(Class<?> suite, String test, String... words) {
        Map<String, String> failures = SuiteRun.failures(suite);
        assertThat(failures).containsKey(test);
        assertThat(failures.get(test)).contains(words);
    }
}
