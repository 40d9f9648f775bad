package org.briefsiegel.factor.insurancenumber;

import java.util.Map;
import org.briefsiegel.testkit.conformance.FactorConformance;
import org.briefsiegel.testkit.conformance.FactorSample;

class ConformanceTest extends FactorConformance {

    private static final String FACT = "insuranceNumber";

    ConformanceTest() {
        super(FactorSample.of(new InsuranceNumberFactor())
                .facts(Map.of(FACT, "1237 010180"))
                .opens(Map.of(FACT, "1237010180"))
                .opens(Map.of(FACT, "SV: 1237/010180"))
                .opens(Map.of(FACT, "١٢٣٧٠١٠١٨٠"))
                .fails(Map.of(FACT, "A123456780"))
                .illegible(Map.of(FACT, ""))
                .illegible(Map.of(FACT, "1237 01018"))
                .illegible(Map.of(FACT, "1238010180"))
                .illegible(Map.of(FACT, "Maria Muster"))
                .refuses(Map.of(FACT, "1238010180"))
                .refuses(Map.of(FACT, "80040000012345678901")));
    }
}
