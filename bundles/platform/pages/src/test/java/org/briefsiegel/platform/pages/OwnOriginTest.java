package org.briefsiegel.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnOriginTest {

    private static final OwnOrigin OURS = new OwnOrigin(URI.create("https://post.example"));

    @ParameterizedTest
    @CsvSource({
        // Origin, Sec-Fetch-Site: from a page that forbids the referrer, from one that doesn't
        ", , true, true",
        ", none, true, true",
        ", same-origin, true, true",
        "https://post.example, same-origin, true, true",
        "https://post.example, , true, true",
        "HTTPS://POST.EXAMPLE, , true, true",
        "null, same-origin, true, true",
        "null, , true, false",
        "null, none, true, false",
        "null, cross-site, false, false",
        "https://evil.example, , false, false",
        "https://evil.example, cross-site, false, false",
        "https://post.example.evil.example, , false, false",
        "https://post.example, same-site, false, false",
        ", cross-site, false, false",
    })
    void formsOfForeignPagesAreTold(String origin, String site, boolean passes, boolean passesStrictly) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Origin", origin);
        headers.put("Sec-Fetch-Site", site);

        assertThat(OURS.sent(headers::get)).isEqualTo(passes);
        assertThat(OURS.strict().sent(headers::get)).isEqualTo(passesStrictly);
    }
}
