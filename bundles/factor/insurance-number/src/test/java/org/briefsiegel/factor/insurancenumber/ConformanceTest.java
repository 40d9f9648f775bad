package org.briefsiegel.factor.insurancenumber;

import java.util.Map;
import org.briefsiegel.testkit.conformance.FactorConformance;
import org.briefsiegel.testkit.conformance.FactorSample;

class ConformanceTest extends FactorConformance {

    private static final String FACT = "insuranceNumber";

    ConformanceTest() {
        super(FactorSample.of(new InsuranceNumberFactor())
                .facts(Map.of(FACT, "4810 090384"))
                .opens(Map.of(FACT, "4810090384"))
                .opens(Map.of(FACT, "SV: 4810/090384"))
                .opens(Map.of(FACT, "٤٨١٠٠٩٠٣٨٤"))
                .fails(Map.of(FACT, "A123456780"))
                .illegible(Map.of(FACT, ""))
                .illegible(Map.of(FACT, "4810 09038"))
                .illegible(Map.of(FACT, "4811090384"))
                .illegible(Map.of(FACT, "Maria Muster"))
                .refuses(Map.of(FACT, "4811090384"))
                .refuses(Map.of(FACT, "80040000012345678901")));
    }
}
