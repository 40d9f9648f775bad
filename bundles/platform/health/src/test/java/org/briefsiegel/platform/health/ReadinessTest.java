package org.briefsiegel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final String DESK = "(objectClass=org.briefsiegel.transfer.api.TransferDesk)";
    private static final String FACTOR = "(factor.id=birth-date)";

    private final Set<String> there = new HashSet<>();
    private final Readiness readiness = new Readiness(List.of(DESK, FACTOR), there::contains);

    @Test
    void namesWhatIsMissing() {
        there.add(DESK);

        assertThat(readiness.missing()).containsExactly(FACTOR);
    }

    @Test
    void isReadyOnceAllIsThereAndNoLongerWhenSomethingLeaves() {
        there.addAll(List.of(DESK, FACTOR));
        assertThat(readiness.missing()).isEmpty();

        there.remove(DESK);
        assertThat(readiness.missing()).containsExactly(DESK);
    }

    @Test
    void blankFiltersAreNoRequirement() {
        assertThat(Readiness.filters(" " + DESK, "", "  ")).containsExactly(DESK);
    }
}
