package org.briefsiegel.factor.totp;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.briefsiegel.testkit.conformance.FactorConformance;
import org.briefsiegel.testkit.conformance.FactorSample;

/** At a time of which RFC 6238, appendix B, tells the code. */
class ConformanceTest extends FactorConformance {

    private static final Instant NOW = Instant.parse("2005-03-18T01:58:31Z");

    ConformanceTest() {
        super(FactorSample.of(new TotpFactor(Clock.fixed(NOW, ZoneOffset.UTC)))
                .facts(Map.of("totpSecret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
                .opens(Map.of("code", "050471"))
                .opens(Map.of("code", " 050 471"))
                .opens(Map.of("code", "081804"))
                .fails(Map.of("code", "050472"))
                .illegible(Map.of("code", ""))
                .illegible(Map.of("code", "05047"))
                .illegible(Map.of("code", "O50471"))
                .refuses(Map.of("totpSecret", "GEZDGNBVGY3TQOJQ")));
    }
}
