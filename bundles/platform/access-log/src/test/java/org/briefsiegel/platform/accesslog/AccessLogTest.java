package org.briefsiegel.platform.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogTest {

    private static final String SECRET = "k3vq7w2nxbm4t6yzpl5cdrhs8fgjaeuo";

    @ParameterizedTest
    @CsvSource({
        "/d/SECRET, /d/***",
        "/d/SECRET/documents/1, /d/***/documents/1",
        "//d/SECRET, //d/***",
        "/%64/SECRET, /%64/***",
        "/d/short, /d/***",
        "/w/SECRET, /w/***",
        "/w/short, /w/***",
        "/, /",
        "/api/v1/transfers/01JD3V6Q2X9F7T5K8M4N0P1R2S/events, /api/v1/transfers/01JD3V6Q2X9F7T5K8M4N0P1R2S/events"
    })
    void aLinksSecretIsMasked(String path, String logged) {
        assertThat(AccessLog.masked(path.replace("SECRET", SECRET))).isEqualTo(logged);
    }
}
