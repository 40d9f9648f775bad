package org.briefsiegel.platform.httpfilter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    private static final String TLS_ONLY = "Strict-Transport-Security";

    private final SecurityHeaders thisHost = new SecurityHeaders(false);
    private final SecurityHeaders namesBelowToo = new SecurityHeaders(true);

    @Test
    void overTlsBrowsersAreToldToComeByTlsForAYear() throws Exception {
        assertThat(headers(thisHost, true)).containsEntry(TLS_ONLY, "max-age=31536000");
        assertThat(headers(namesBelowToo, true)).containsEntry(TLS_ONLY, "max-age=31536000; includeSubDomains");
    }

    /** A browser ignores it there (RFC 6797, 8.1); said all the same, it would name a promise that nobody keeps (7.2). */
    @Test
    void inClearNothingIsSaidAboutTls() throws Exception {
        assertThat(headers(thisHost, false)).doesNotContainKey(TLS_ONLY).containsKey("Content-Security-Policy");
        assertThat(headers(namesBelowToo, false)).doesNotContainKey(TLS_ONLY);
    }

    @Test
    void aChangedSettingCountsFromTheNextResponseOn() throws Exception {
        thisHost.modified(Fakes.of(
                Config.class, (self, setting, arguments) -> setting.getName().equals("hstsIncludeSubDomains")));

        assertThat(headers(thisHost, true).get(TLS_ONLY)).endsWith("; includeSubDomains");
    }

    private static Map<String, String> headers(SecurityHeaders filter, boolean tls) throws Exception {
        Map<String, String> headers = new HashMap<>();
        HttpServletRequest request = Fakes.of(HttpServletRequest.class, (self, question, arguments) -> {
            assertThat(question.getName()).isEqualTo("isSecure");
            return tls;
        });
        HttpServletResponse response = Fakes.of(HttpServletResponse.class, (self, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("setHeader");
            return headers.put((String) arguments[0], (String) arguments[1]);
        });
        filter.doFilter(request, response, (in, out) -> {});
        return headers;
    }
}
