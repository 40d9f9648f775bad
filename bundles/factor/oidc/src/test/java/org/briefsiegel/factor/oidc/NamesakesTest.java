package org.briefsiegel.factor.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.platform.settings.SettingProblem;
import org.briefsiegel.testkit.conformance.PlainSeal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two files that give their providers one name. */
class NamesakesTest {

    private final IdentityProvider first = provider("a", "hospital", "https://one.example");
    private final IdentityProvider second = provider("b", "hospital", "https://two.example");
    private final IdentityProvider other = provider("c", "register", "https://three.example");

    private static IdentityProvider provider(String file, String name, String issuer) {
        return Settings.provider(
                "org.briefsiegel.factor.oidc~" + file,
                name,
                issuer,
                Clock.systemUTC(),
                Map.of("label", file, "match", "subject"));
    }

    @AfterEach
    void close() {
        List.of(first, second, other).forEach(IdentityProvider::close);
    }

    @Test
    void theFirstFileCountsInWhateverOrderTheyCome() {
        assertThat(Namesakes.without(List.of(first, second, other))).containsExactly(first, other);
        assertThat(Namesakes.without(List.of(other, second, first))).containsExactly(first, other);
        assertThat(Namesakes.without(List.of(second))).containsExactly(second);
    }

    @Test
    void theFactorLeadsToNoOther() {
        OidcFactor factor = new OidcFactor(List.of(second, first));
        EnrolmentResult enrolled = factor.enrol(new EnrolmentRequest(
                Map.of("oidcSubject", "hospital 4711"),
                Optional.empty(),
                new PlainSeal(),
                "Ordination",
                "localhost",
                Locale.GERMAN));

        assertThat(factor.prompt(((EnrolmentResult.Enrolled) enrolled).enrolment(), new Reader(Locale.GERMAN, true))
                        .destinations())
                .containsExactly(new Prompt.Destination("hospital", "Weiter zu a"));
    }

    @Test
    void theOtherIsNamedToTheOperator() {
        assertThat(new Namesakes(List.of(second, other, first)).settingProblems())
                .containsExactly(new SettingProblem(
                        "org.briefsiegel.factor.oidc-b",
                        "name",
                        "name = hospital is the name of another provider, too; allowed: one that"
                                + " org.briefsiegel.factor.oidc-a.cfg doesn't have. Nothing of this file is in force.",
                        false));
        assertThat(new Namesakes(List.of(first, other)).settingProblems()).isEmpty();
    }
}
