package org.briefsiegel.factor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorProfileTest {

    private static final Fact PHONE = Fact.ofRecipient("phone", Fact.Kind.PHONE);

    @ParameterizedTest
    @ValueSource(strings = {"", "Phone", "phone number", "phone/number", "9", "téléphone"})
    void aFactIsNamedSoThatItCanBeAMemberOfARequest(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fact.ofPatient(name, Fact.Kind.TEXT));
    }

    @Test
    void aFactIsFoundByItsNameAndDeclaredOnce() {
        assertThat(profile(PHONE).fact("phone")).contains(PHONE);
        assertThat(profile(PHONE).fact("email")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> profile(PHONE, Fact.ofPatient("phone", Fact.Kind.TEXT)));
    }

    private static FactorProfile profile(Fact... facts) {
        return new FactorProfile(
                Assurance.STANDARD, FactorProfile.Kind.KNOWLEDGE, Duration.ofDays(14), false, List.of(facts));
    }
}
