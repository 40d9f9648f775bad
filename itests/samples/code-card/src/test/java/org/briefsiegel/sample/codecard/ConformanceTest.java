package org.briefsiegel.sample.codecard;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.testkit.conformance.ChallengeFactorConformance;
import org.briefsiegel.testkit.conformance.ChallengeSample;

class ConformanceTest extends ChallengeFactorConformance {

    private static final List<String> CARD = List.of("K7M2QX", "4HJ9TB", "W3ZC8N", "R5PV6D", "9YFA2L", "G8S4EU");

    ConformanceTest() {
        super(ChallengeSample.of(new CodeCardFactor())
                .facts(Map.of(CodeCardFactor.FACT, String.join(" ", CARD)))
                .opens(question -> Map.of("code", CARD.get(number(question) - 1)))
                .opens(question ->
                        Map.of("code", " " + CARD.get(number(question) - 1).toLowerCase(Locale.ROOT)))
                .fails(question -> Map.of("code", CARD.get(number(question) % CARD.size()))));
    }

    private static int number(Prompt question) {
        return Integer.parseInt(question.question().replaceAll("[^0-9]", ""));
    }
}
