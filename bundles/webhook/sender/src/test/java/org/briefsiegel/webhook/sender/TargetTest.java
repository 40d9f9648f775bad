package org.briefsiegel.webhook.sender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a URL before anybody is asked. */
class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://pvs.example/hook?a=b, ",
        "https://pvs.example:8443/hook, ",
        "https://[2606:4700::1111]/hook, ",
        "http://pvs.example/hook, url-not-https",
        "ftp://pvs.example/hook, url-not-https",
        "pvs.example/hook, url-not-https",
        "https:pvs.example, url-malformed",
        "https:///hook, url-malformed",
        "https://pvs.example:0/, url-malformed",
        "https://pvs.example:70000/, url-malformed",
        "https://pvs.example:22/, url-port",
        "https://pvs.example:443/, ",
        "https://pvs example/, url-malformed",
        "https://user:secret@pvs.example/, url-user-or-fragment",
        "https://pvs.example/#a, url-user-or-fragment"
    })
    void aUrlThatCannotWorkIsNamed(String url, String flaw) {
        assertThat(Target.flaw(url, false).orElse(null)).isEqualTo(flaw);
    }

    @Test
    void withoutTlsOnlyWhereTheOperatorAllowsIt() {
        assertThat(Target.flaw("http://localhost:9000/hook", true)).isEmpty();
        assertThat(Target.flaw("https://a.example/" + "a".repeat(500), false)).contains("url-too-long");
    }
}
