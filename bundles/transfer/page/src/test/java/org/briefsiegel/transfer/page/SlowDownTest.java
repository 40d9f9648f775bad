package org.briefsiegel.transfer.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlowDownTest {

    private static final int TRIES = 3;

    private final SlowDown filter = new SlowDown(new Pages(ZoneId.of("Europe/Vienna")), new Settings());

    @Test
    void aMissBehindARedirectCounts() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            assertThat(post("/d/x", 422).get("status")).isEqualTo(303);
        }

        var slowed = post("/d/x", 422);

        assertThat(slowed.get("status")).isEqualTo(303);
        assertThat(slowed.get("Location")).isEqualTo("/d/x");
        assertThat(slowed).doesNotContainKey("served");
    }

    @Test
    void whatWasTakenCountsNothing() throws Exception {
        for (int i = 0; i <= TRIES; i++) {
            assertThat(post("/d/x", 303)).containsKey("served");
        }
    }

    /** Posts as a browser does, and is answered with a redirect whose reason was this status. */
    private Map<String, Object> post(String path, int status) throws Exception {
        Map<String, Object> answer = new HashMap<>();
        FilterChain chain = (request, response) -> {
            answer.put("served", true);
            if (status != 303) {
                SlowDown.note((HttpServletRequest) request, status);
            }
            ((HttpServletResponse) response).setStatus(303);
        };
        filter.doFilter(request(path), response(answer), chain);
        return answer;
    }

    private static HttpServletRequest request(String path) {
        Map<Object, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                SlowDownTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMethod" -> "POST";
                    case "getRequestURI" -> path;
                    case "getRemoteAddr" -> "192.0.2.1";
                    case "getHeader" -> "Sec-Fetch-Mode".equals(arguments[0]) ? "navigate" : null;
                    case "setAttribute" -> {
                        attributes.put(arguments[0], arguments[1]);
                        yield null;
                    }
                    case "getAttribute" -> attributes.get(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static HttpServletResponse response(Map<String, Object> answer) {
        return (HttpServletResponse) Proxy.newProxyInstance(
                SlowDownTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setStatus" -> keep(answer, "status", arguments[0]);
                    case "getStatus" -> answer.get("status");
                    case "setHeader" -> keep(answer, (String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Object keep(Map<String, Object> answer, String name, Object value) {
        answer.put(name, value);
        return null;
    }

    private static final class Settings implements SlowDown.Config {
        @Override
        public int missesPerMinute() {
            return TRIES;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return SlowDown.Config.class;
        }
    }
}
