package org.briefsiegel.platform.settings.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> KNOWN = List.of("from", "host", "port", "username", "connectTimeoutSeconds");

    @ParameterizedTest
    @CsvSource({
        "prot, port",
        "Hots, host",
        "user, ",
        "usename, username",
        "connectTimeoutSecond, connectTimeoutSeconds",
        "x, ",
    })
    void theNearestIsMeant(String typed, String meant) {
        assertThat(Spelling.nearest(typed, KNOWN).orElse(null)).isEqualTo(meant);
    }
}
