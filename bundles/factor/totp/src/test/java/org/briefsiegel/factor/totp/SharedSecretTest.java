package org.briefsiegel.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {

    private static final String WRITTEN = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Property
    void whatIsWrittenInBase32IsReadAgain(@ForAll @Size(20) byte[] secret) {
        String written = base32(secret);

        assertThat(SharedSecret.read(written).orElseThrow().bytes()).isEqualTo(secret);
        assertThat(SharedSecret.read(written.toLowerCase(Locale.ROOT))
                        .orElseThrow()
                        .bytes())
                .isEqualTo(secret);
    }

    /** By another way than the class itself: 160 bits are 32 digits of five. */
    private static String base32(byte[] secret) {
        StringBuilder written = new StringBuilder(new BigInteger(1, secret).toString(32));
        while (written.length() < 32) {
            written.insert(0, '0');
        }
        for (int i = 0; i < written.length(); i++) {
            int digit = Character.digit(written.charAt(i), 32);
            written.setCharAt(i, (char) (digit < 26 ? 'A' + digit : '2' + digit - 26));
        }
        return written.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WRITTEN,
                "gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
                "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ======"
            })
    void aSecretIsReadAsAppsWriteIt(String written) {
        assertThat(SharedSecret.read(written).orElseThrow().bytes())
                .isEqualTo("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "======",
                "GEZDGNBVGY3TQOJQGEZDGNBVG",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1",
                "GEZDGNBVGY3TQOJQ=GEZDGNBVGY3TQOJQ",
                "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            })
    void whatIsTooShortOrNoBase32IsNone(String written) {
        assertThat(SharedSecret.read(written)).isEmpty();
    }

    @Test
    void whatIsLongerThanAHashTakesIsNone() {
        assertThat(SharedSecret.read("A".repeat(103))).isPresent();
        assertThat(SharedSecret.read("A".repeat(104))).isEmpty();
    }

    @Test
    void itIsNeverShown() {
        assertThat(SharedSecret.read(WRITTEN).orElseThrow()).hasToString("SharedSecret[…]");
    }
}
