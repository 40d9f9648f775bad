package org.briefsiegel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final String DESK = "(objectClass=org.briefsiegel.transfer.api.TransferService)";
    private static final String FACTOR = "(factor.id=birth-date)";

    private final Set<String> there = new HashSet<>();
    private long now = 0;
    private final Readiness readiness =
            new Readiness(List.of(DESK), List.of(FACTOR), Duration.ofSeconds(60), there::contains, () -> now);

    @Test
    void namesWhatIsMissing() {
        there.add(FACTOR);

        assertThat(readiness.state(List.of()).missing()).containsExactly("no service " + DESK);
        assertThat(readiness.state(List.of("vault: can't be written")).missing())
                .containsExactly("vault: can't be written", "no service " + DESK);
    }

    @Test
    void isReadyOnceAllIsThereAndNoLongerWhenSomethingRequiredLeaves() {
        there.addAll(List.of(DESK, FACTOR));
        assertThat(readiness.state(List.of()).isReady()).isTrue();

        there.remove(DESK);
        assertThat(readiness.state(List.of()).isReady()).isFalse();
    }

    @Test
    void aCheckThatFindsAFaultIsEnough() {
        there.addAll(List.of(DESK, FACTOR));
        assertThat(readiness.state(List.of("disk: full")).isReady()).isFalse();
    }

    @Test
    void aStartWaitsForWhatIsAwaited() {
        there.add(DESK);
        assertThat(readiness.state(List.of()).missing()).containsExactly("no service " + FACTOR);

        there.add(FACTOR);
        assertThat(readiness.state(List.of()).isReady()).isTrue();
    }

    @Test
    void whatIsAwaitedIsGivenUpAfterAWhileAndTold() {
        there.add(DESK);
        assertThat(readiness.state(List.of()).isReady()).isFalse();
        now = Duration.ofSeconds(60).toNanos();

        Readiness.State state = readiness.state(List.of());
        assertThat(state.isReady()).isTrue();
        assertThat(state.degraded()).containsExactly("no service " + FACTOR);
    }

    @Test
    void aPlugInThatLeavesLaterTakesNothingElseWithIt() {
        there.addAll(List.of(DESK, FACTOR));
        readiness.state(List.of());

        there.remove(FACTOR);
        assertThat(readiness.state(List.of()).isReady()).isTrue();
        assertThat(readiness.state(List.of()).degraded()).containsExactly("no service " + FACTOR);
    }

    @Test
    void blankFiltersAreNoRequirement() {
        assertThat(Readiness.filters(" " + DESK, "", "  ")).containsExactly(DESK);
    }
}
