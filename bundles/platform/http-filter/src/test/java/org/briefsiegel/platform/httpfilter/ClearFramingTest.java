package org.briefsiegel.platform.httpfilter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearFramingTest {

    private final List<Object> answered = new ArrayList<>();

    @Test
    void aChunkedRequestOfHttp10IsRefusedAndEndsTheConnection() throws Exception {
        assertThat(isLetIn("HTTP/1.0", "chunked")).isFalse();
        assertThat(answered).containsExactly("Connection", "close", 400);
    }

    @Test
    void othersAreLetIn() throws Exception {
        assertThat(isLetIn("HTTP/1.0", null)).isTrue();
        assertThat(isLetIn("HTTP/1.1", "chunked")).isTrue();
        assertThat(answered).isEmpty();
    }

    private boolean isLetIn(String protocol, String transferEncoding) throws Exception {
        HttpServletRequest request = Fakes.of(
                HttpServletRequest.class,
                (self, method, arguments) -> method.getName().equals("getProtocol") ? protocol : transferEncoding);
        HttpServletResponse response = Fakes.of(HttpServletResponse.class, (self, method, arguments) -> {
            answered.addAll(List.of(arguments));
            return null;
        });
        List<Object> letIn = new ArrayList<>();
        new ClearFraming().doFilter(request, response, (in, out) -> letIn.add(in));
        return !letIn.isEmpty();
    }
}
