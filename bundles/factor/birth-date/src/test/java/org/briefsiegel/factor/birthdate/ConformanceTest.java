package org.briefsiegel.factor.birthdate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.briefsiegel.testkit.conformance.FactorConformance;
import org.briefsiegel.testkit.conformance.FactorSample;

class ConformanceTest extends FactorConformance {

    ConformanceTest() {
        super(FactorSample.of(new BirthDateFactor(Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC)))
                .facts(Map.of("birthDate", "1984-03-09"))
                .opens(Map.of("day", "9", "month", "3", "year", "1984"))
                .opens(Map.of("day", "09.", "month", "März", "year", "1984"))
                .opens(Map.of("day", "٩", "month", "٣", "year", "١٩٨٤"))
                .opens(Map.of("day", "9.3.1984", "month", "", "year", ""))
                .fails(Map.of("day", "3", "month", "9", "year", "1984"))
                .illegible(Map.of("day", "", "month", "3", "year", "84"))
                .illegible(Map.of("day", "31", "month", "2", "year", "1984"))
                .illegible(Map.of("day", "9", "month", "3", "year", "1584"))
                .refuses(Map.of("birthDate", "1984-02-31"))
                .refuses(Map.of("birthDate", "9.3.84")));
    }
}
