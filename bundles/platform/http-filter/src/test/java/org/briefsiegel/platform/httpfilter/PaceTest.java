package org.briefsiegel.platform.httpfilter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000;

    private long now = -5 * SECOND;
    private final Pace pace = new Pace(Duration.ofSeconds(20), 1000, () -> now);

    @Test
    void anyPaceWillDoAtFirst() {
        now += 20 * SECOND;

        assertThatCode(() -> pace.arrived(1)).doesNotThrowAnyException();
    }

    @Test
    void laterTheAverageFromTheBeginningCounts() throws Exception {
        now += 30 * SECOND;
        pace.arrived(30_000);
        now += SECOND;

        assertThatThrownBy(() -> pace.arrived(999)).isInstanceOf(Pace.TooSlowException.class);
    }
}
