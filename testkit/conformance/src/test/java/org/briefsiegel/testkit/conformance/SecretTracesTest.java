package org.briefsiegel.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTracesTest {

    private static final SecretTraces TRACES = new SecretTraces(List.of("1984-03-09", "AT"));

    @ParameterizedTest
    @CsvSource({
        "x 1984-03-09 x, as it is",
        "birth=19840309, by its digits",
        "90-30-4891, backwards",
        "MTk4NC0wMy0wOQ, in Base64",
        "eDE5ODQtMDMtMDl4, in Base64",
        "313938342d30332d3039, in hexadecimal",
        "313938342D30332D3039, in hexadecimal",
        "e4cb7d1e7c1eebcd4f9fdbbb5c5c2e6f, ''",
        "AT 4711, ''"
    })
    void whatLeadsBackToASecretIsFound(String text, String form) {
        assertThat(TRACES.in(text).orElse("")).isEqualTo(form);
    }

    @Property(tries = 200)
    void aSecretIsFoundWhateverStandsAroundIt(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 4, max = 20) String secret,
            @ForAll @AlphaChars @StringLength(max = 7) String before) {
        SecretTraces traces = new SecretTraces(List.of(secret));
        byte[] bytes = (before + secret).getBytes(StandardCharsets.UTF_8);

        assertThat(traces.in(before + secret)).isPresent();
        assertThat(traces.in("k:" + Base64.getEncoder().encodeToString(bytes))).isPresent();
        assertThat(traces.in("k:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isPresent();
        assertThat(traces.in("k:" + HexFormat.of().formatHex(bytes))).isPresent();
    }

    @Test
    void whatASealMakesTellsNothing() {
        assertThat(TRACES.in(new RecordingSeal("t-1").seal("1984-03-09"))).isEmpty();
    }
}
