package org.briefsiegel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthServletTest {

    /** A wrong setting is repeated as it was read, and may hold whatever a file holds. */
    @Test
    void whateverIsMissingIsSaidInJson() throws IOException {
        assertThat(HealthServlet.json(new Readiness.State(List.of("a \"b\" \\ c\nd\t\u0001"), List.of())))
                .isEqualTo("{\"missing\":[\"a \\\"b\\\" \\\\ c\\nd\\t\\u0001\"],\"degraded\":[]}");
    }
}
