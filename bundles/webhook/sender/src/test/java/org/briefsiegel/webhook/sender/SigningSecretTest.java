package org.briefsiegel.webhook.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets and signatures, as Standard Webhooks describes them. */
class SigningSecretTest {

    @Test
    void signsLikeTheReferenceLibraries() {
        SigningSecret secret =
                SigningSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aNewSecretIsOneThatIsTaken() {
        SigningSecret made = SigningSecret.random();

        assertThat(SigningSecret.of(made.text())).isPresent();
        assertThat(SigningSecret.random().text()).isNotEqualTo(made.text());
        assertThat(made).hasToString("SigningSecret[…]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_c2hvcnQ=",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
            })
    void whatIsNoSecretOf24To64BytesIsRefused(String text) {
        assertThat(SigningSecret.of(text)).isEmpty();
    }
}
