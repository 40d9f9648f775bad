package org.briefsiegel.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedRequestsTest {

    private static final String PROXY = "10.1.2.3";
    private static final String CLIENT = "203.0.113.7";
    private static final String FORGED = "198.51.100.66";

    private final TrustedProxies proxies = new TrustedProxies("127.0.0.0/8", "::1", "10.1.0.0/16", "fd00::/8");

    @Test
    void theClientIsWhomTheProxyNames() throws Exception {
        assertThat(behindProxy(PROXY, "X-Forwarded-For", CLIENT).getRemoteAddr())
                .isEqualTo(CLIENT);
    }

    @Test
    void theLastValueOfTheLastLineCounts() throws Exception {
        assertThat(behindProxy(PROXY, "X-Forwarded-For", FORGED + ", " + CLIENT).getRemoteAddr())
                .isEqualTo(CLIENT);
        assertThat(behindProxy(PROXY, "X-Forwarded-For", FORGED, "X-Forwarded-For", CLIENT)
                        .getRemoteAddr())
                .isEqualTo(CLIENT);
    }

    @Test
    void aRowOfTrustedProxiesIsFollowedToTheFirstWhoIsNot() throws Exception {
        assertThat(behindProxy(
                                "127.0.0.1",
                                "X-Forwarded-For",
                                FORGED + "," + CLIENT + ", fd00::5",
                                "X-Forwarded-For",
                                PROXY)
                        .getRemoteAddr())
                .isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "10.2.0.1", "2001:db8::9"})
    void nobodyElseIsBelieved(String stranger) throws Exception {
        HttpServletRequest seen = behindProxy(
                stranger, "X-Forwarded-For", FORGED, "X-Forwarded-Proto", "https", "Forwarded", "for=" + FORGED);

        assertThat(seen.getRemoteAddr()).isEqualTo(stranger);
        assertThat(seen.isSecure()).isFalse();
    }

    @Test
    void withoutAProxyNobodyIsBelieved() throws Exception {
        HttpServletRequest seen = seen(
                new ForwardedRequests(false, proxies, "X-Forwarded-For"),
                "127.0.0.1",
                "X-Forwarded-For",
                FORGED,
                "X-Forwarded-Proto",
                "https");

        assertThat(seen.getRemoteAddr()).isEqualTo("127.0.0.1");
        assertThat(seen.isSecure()).isFalse();
    }

    @Test
    void theHeaderThatTheProxyDoesNotWriteIsAnybodys() throws Exception {
        assertThat(behindProxy(PROXY, "Forwarded", "for=" + FORGED, "X-Forwarded-For", CLIENT)
                        .getRemoteAddr())
                .isEqualTo(CLIENT);
        assertThat(behindRfc7239(PROXY, "Forwarded", "for=" + CLIENT, "X-Forwarded-For", FORGED)
                        .getRemoteAddr())
                .isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7:4711 | 203.0.113.7",
                "[2001:db8::1]:4711 | 2001:db8:0:0:0:0:0:1",
                "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "::ffff:203.0.113.7 | 203.0.113.7",
            })
    void addressesAreTakenInAnyForm(String written, String address) throws Exception {
        assertThat(behindProxy(PROXY, "X-Forwarded-For", written).getRemoteAddr())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "_hidden", "proxy.example.org", "", " ", "999.1.1.1", "1.2.3", "<script>", "'\"'"})
    void whereNobodyIsNamedTheProxyItselfIsTheClient(String written) throws Exception {
        assertThat(behindProxy(PROXY, "X-Forwarded-For", FORGED + "," + written + ",x")
                        .getRemoteAddr())
                .isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.7;proto=https;by=10.1.2.3 | 203.0.113.7 | true",
                "proto=http;for=\"203.0.113.7:80\" | 203.0.113.7 | false",
                "For=\"[2001:db8:cafe::17]:4711\" | 2001:db8:cafe:0:0:0:0:17 | false",
                "for=198.51.100.66, for=203.0.113.7; Proto=HTTPS | 203.0.113.7 | true",
                "for=\"a,for=198.51.100.66\", for=203.0.113.7 | 203.0.113.7 | false",
                "for=203.0.113.7, for=unknown;proto=https | 10.1.2.3 | true",
                "for=198.51.100.66;proto=https, nonsense | 10.1.2.3 | false",
                "for=203.0.113.7;proto=https, for=10.1.9.9;proto=http | 203.0.113.7 | true",
            })
    void rfc7239IsUnderstood(String header, String client, boolean secure) throws Exception {
        HttpServletRequest seen = behindRfc7239(PROXY, "Forwarded", header);

        assertThat(seen.getRemoteAddr()).isEqualTo(client);
        assertThat(seen.isSecure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "a", ",", "for=\"", "::", "1."})
    void noHeaderIsTooLongOrTooStrange(String piece) throws Exception {
        assertThat(behindRfc7239(PROXY, "Forwarded", piece.repeat(20_000)).getRemoteAddr())
                .isEqualTo(PROXY);
        assertThat(behindProxy(PROXY, "X-Forwarded-For", piece.repeat(20_000)).getRemoteAddr())
                .isEqualTo(PROXY);
    }

    @Test
    void aQuoteLeftOpenSwallowsNothing() throws Exception {
        assertThat(behindRfc7239(PROXY, "Forwarded", "for=" + FORGED + ";x=\", for=" + CLIENT)
                        .getRemoteAddr())
                .isEqualTo(PROXY);
        assertThat(behindRfc7239(PROXY, "Forwarded", "for=" + FORGED + ";x=\"", "Forwarded", "for=" + CLIENT)
                        .getRemoteAddr())
                .isEqualTo(CLIENT);
        assertThat(behindProxy(PROXY, "X-Forwarded-For", "\", " + CLIENT).getRemoteAddr())
                .isEqualTo(CLIENT);
    }

    @Test
    void theProxySaysWhetherTheClientCameByTls() throws Exception {
        assertThat(behindProxy(PROXY, "X-Forwarded-For", CLIENT, "X-Forwarded-Proto", "https")
                        .isSecure())
                .isTrue();
        assertThat(behindProxy(
                                PROXY,
                                "X-Forwarded-For",
                                CLIENT,
                                "X-Forwarded-Proto",
                                "https",
                                "X-Forwarded-Proto",
                                "http")
                        .isSecure())
                .isFalse();
    }

    private HttpServletRequest behindProxy(String peer, String... headers) throws Exception {
        return seen(new ForwardedRequests(true, proxies, "X-Forwarded-For"), peer, headers);
    }

    private HttpServletRequest behindRfc7239(String peer, String... headers) throws Exception {
        return seen(new ForwardedRequests(true, proxies, "Forwarded"), peer, headers);
    }

    /** The request as whoever comes after the filter sees it. */
    private static HttpServletRequest seen(ForwardedRequests filter, String peer, String... headers) throws Exception {
        List<HttpServletRequest> seen = new ArrayList<>();
        filter.doFilter(request(peer, headers), null, (request, response) -> seen.add((HttpServletRequest) request));
        return seen.get(0);
    }

    private static HttpServletRequest request(String peer, String... headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ForwardedRequestsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "isSecure" -> false;
                    case "getScheme" -> "http";
                    case "getHeaders" -> {
                        List<String> lines = new ArrayList<>();
                        for (int i = 0; i < headers.length; i += 2) {
                            if (headers[i].equals(arguments[0])) {
                                lines.add(headers[i + 1]);
                            }
                        }
                        yield Collections.enumeration(lines);
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
