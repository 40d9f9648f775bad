package org.briefsiegel.factor.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.ParseException;
import org.briefsiegel.factor.oidc.NotRecognized.Reason;
import org.junit.jupiter.api.Test;

/** What of a provider's answer gets into the log. */
class NotRecognizedTest {

    @Test
    void isNothingThatCouldNotBeReadHoweverDeepItLies() {
        Throwable illegible = new ParseException("unexpected token: Maria Muster", 0);

        assertThat(detail(illegible)).isEqualTo("an answer that can't be read");
        assertThat(detail(new IOException("Maria Muster", new IllegalStateException(illegible))))
                .isEqualTo("an answer that can't be read");
    }

    @Test
    void isOneLineAndShort() {
        assertThat(detail(new IOException("a\r\nb\u202ec"))).isEqualTo("a  b c");
        assertThat(detail(new IOException("x".repeat(1000)))).hasSize(150);
        assertThat(detail(new IOException())).isEqualTo("null");
    }

    private static String detail(Throwable cause) {
        return new NotRecognized(Reason.UNTRUSTED, cause).detail();
    }
}
