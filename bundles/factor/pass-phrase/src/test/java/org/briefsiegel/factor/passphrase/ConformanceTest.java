package org.briefsiegel.factor.passphrase;

import java.util.Map;
import org.briefsiegel.testkit.conformance.FactorConformance;
import org.briefsiegel.testkit.conformance.FactorSample;

class ConformanceTest extends FactorConformance {

    private static final String FACT = "passPhrase";

    ConformanceTest() {
        super(FactorSample.of(new PassPhraseFactor())
                .facts(Map.of(FACT, "Drei große Birnbäume"))
                .opens(Map.of(FACT, "Drei große Birnbäume"))
                .opens(Map.of(FACT, " DREI GROSSE  birnba\u0308ume "))
                .fails(Map.of(FACT, "Vier große Birnbäume"))
                .illegible(Map.of(FACT, ""))
                .illegible(Map.of(FACT, "Birnbaum"))
                .refuses(Map.of(FACT, "Birnbaum")));
    }
}
