package org.briefsiegel.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.testkit.conformance.PlainSeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpFactorTest {

    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final Seal SEAL = new PlainSeal();

    /** The beginning of the 37037037th half minute. */
    private static final Instant NOW = Instant.parse("2005-03-18T01:58:30Z");

    private static final String BEFORE = "081804";
    private static final String CODE = "050471";

    private final Enrolment enrolment = enrolled(SECRET);

    @ParameterizedTest
    @CsvSource({"-31,false", "-30,true", "0,true", "29,true", "59,true", "60,false"})
    void aCodeOpensInItsHalfMinuteAndInThoseBesideIt(long seconds, boolean opens) {
        assertThat(at(NOW.plusSeconds(seconds)).verify(enrolment, CODE, SEAL)).isEqualTo(opens);
    }

    @Test
    void aCodeThatHasOpenedOpensNeverAgainAndNeitherDoesAnEarlierOne() {
        Enrolment spent = at(NOW).spend(enrolment, CODE, SEAL);

        assertThat(at(NOW).verify(spent, CODE, SEAL)).isFalse();
        assertThat(at(NOW).verify(spent, BEFORE, SEAL)).isFalse();
        assertThat(at(NOW.minusSeconds(30)).verify(spent, CODE, SEAL)).isFalse();
    }

    @Test
    void theNextCodeOpensAfterOneIsSpent() {
        Enrolment spent = at(NOW).spend(enrolment, BEFORE, SEAL);

        assertThat(at(NOW).verify(spent, BEFORE, SEAL)).isFalse();
        assertThat(at(NOW).verify(spent, CODE, SEAL)).isTrue();
    }

    @Test
    void aCodeWhoseTimeEndsBeforeItIsSpentLeavesNoneOfItsTimeOpen() {
        Instant later = NOW.plusSeconds(300);
        Enrolment spent = at(later).spend(enrolment, CODE, SEAL);

        String now = Totp.code(SharedSecret.read(SECRET).orElseThrow().bytes(), Totp.step(later));
        assertThat(at(later).verify(enrolment, now, SEAL)).isTrue();
        assertThat(at(later).verify(spent, now, SEAL)).isFalse();
    }

    @Test
    void whatCannotBeDecryptedIsTold() {
        Enrolment changed = new Enrolment("else -1");

        assertThatThrownBy(() -> at(NOW).verify(changed, CODE, SEAL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSecretMayBeTypedInForOneTransfer() {
        EnrolmentResult result = at(NOW).enrol(request(Map.of(), Optional.of(SECRET.toLowerCase(Locale.ROOT))));

        assertThat(((EnrolmentResult.Enrolled) result).enrolment()).isEqualTo(enrolment);
    }

    @Test
    void whoHasNoSecretIsNamed() {
        assertThat(at(NOW).enrol(request(Map.of(), Optional.empty())))
                .isEqualTo(new EnrolmentResult.FactMissing("totpSecret"));
    }

    private static TotpFactor at(Instant time) {
        return new TotpFactor(Clock.fixed(time, ZoneOffset.UTC));
    }

    private static Enrolment enrolled(String secret) {
        EnrolmentResult result = at(NOW).enrol(request(Map.of("totpSecret", secret), Optional.empty()));
        return ((EnrolmentResult.Enrolled) result).enrolment();
    }

    private static EnrolmentRequest request(Map<String, String> facts, Optional<String> typedIn) {
        return new EnrolmentRequest(facts, typedIn, SEAL, "Ordination Huber", "localhost", Locale.GERMAN);
    }
}
