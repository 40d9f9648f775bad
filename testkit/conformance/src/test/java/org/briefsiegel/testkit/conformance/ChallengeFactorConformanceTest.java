package org.briefsiegel.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** As {@link FactorConformanceTest}, for factors that ask something else each time. */
class ChallengeFactorConformanceTest {

    static final class OfDeck extends ChallengeFactorConformance {
        OfDeck() {
            super(DeckFactor.sample(new DeckFactor()));
        }
    }

    static final class OfAlwaysTheSame extends ChallengeFactorConformance {
        OfAlwaysTheSame() {
            super(DeckFactor.sample(new DeckFactor.AlwaysTheSame()));
        }
    }

    static final class OfAnyCardWillDo extends ChallengeFactorConformance {
        OfAnyCardWillDo() {
            super(DeckFactor.sample(new DeckFactor.AnyCardWillDo()));
        }
    }

    static final class OfSpendsNothing extends ChallengeFactorConformance {
        OfSpendsNothing() {
            super(DeckFactor.sample(new DeckFactor.SpendsNothing()));
        }
    }

    static final class OfOtherFields extends ChallengeFactorConformance {
        OfOtherFields() {
            super(DeckFactor.sample(new DeckFactor.OtherFields()));
        }
    }

    @Test
    void whoKeepsTheRulesPasses() {
        assertThat(SuiteRun.failures(OfDeck.class)).isEmpty();
    }

    @Test
    void oneThatAlwaysAsksTheSame() {
        assertThat(SuiteRun.failures(OfAlwaysTheSame.class).get("challengesAreManyShortAndSayNothing"))
                .contains("all the same");
    }

    @Test
    void oneThatTakesAnyAnswerForAnyQuestion() {
        assertThat(SuiteRun.failures(OfAnyCardWillDo.class).get("theAnswerToOneQuestionIsNoneToAnother"))
                .contains("opens under another");
    }

    @Test
    void oneWhoseAnswersOpenTwice() {
        assertThat(SuiteRun.failures(OfSpendsNothing.class).get("anAnswerOpensOnce"))
                .contains("opens twice");
    }

    @Test
    void oneWhoseFieldsChange() {
        assertThat(SuiteRun.failures(OfOtherFields.class).get("everyQuestionCanBeReadAndDrawnInEveryLanguage"))
                .contains("The fields are others");
    }
}
