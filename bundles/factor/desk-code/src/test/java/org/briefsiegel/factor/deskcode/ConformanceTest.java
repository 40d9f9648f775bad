package org.briefsiegel.factor.deskcode;

import java.util.Locale;
import java.util.Map;
import org.briefsiegel.testkit.conformance.FactorConformance;
import org.briefsiegel.testkit.conformance.FactorSample;

class ConformanceTest extends FactorConformance {

    ConformanceTest() {
        super(FactorSample.of(new DeskCodeFactor())
                .opensByHandover(code -> Map.of("code", code))
                .opensByHandover(
                        code -> Map.of("code", code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .opensByHandover(code -> Map.of("code", code.replace("-", "")))
                .failsByHandover(code -> Map.of("code", (code.startsWith("2") ? "3" : "2") + code.substring(1)))
                .illegible(Map.of("code", ""))
                .illegible(Map.of("code", "K7WQ4-M2XE"))
                .illegible(Map.of("code", "K7WQ4-M2XE0")));
    }
}
