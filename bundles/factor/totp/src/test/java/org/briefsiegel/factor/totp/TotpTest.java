package org.briefsiegel.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of both standards; RFC 6238 gives eight digits, of which these are the last six. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "0,755224",
        "1,287082",
        "2,359152",
        "3,969429",
        "4,338314",
        "5,254676",
        "6,287922",
        "7,162583",
        "8,399871",
        "9,520489"
    })
    void codesAreThoseOfRfc4226AppendixD(long step, String code) {
        assertThat(Totp.code(SECRET, step)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:59Z,287082",
        "2005-03-18T01:58:29Z,081804",
        "2005-03-18T01:58:31Z,050471",
        "2009-02-13T23:31:30Z,005924",
        "2033-05-18T03:33:20Z,279037",
        "2603-10-11T11:33:20Z,353130"
    })
    void codesAreThoseOfRfc6238AppendixB(Instant time, String code) {
        assertThat(Totp.code(SECRET, Totp.step(time))).isEqualTo(code);
    }
}
