package org.briefsiegel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateChangesTest {

    private final StateChanges changes = new StateChanges();

    @Test
    void aReasonIsToldOnceForAsLongAsItLasts() {
        assertThat(changes.next(missing("a"))).hasValue("Not ready: a");
        assertThat(changes.next(missing("a"))).isEmpty();
        assertThat(changes.next(missing("a", "b"))).hasValue("Not ready: b");
        assertThat(changes.next(missing("b"))).isEmpty();
        assertThat(changes.next(missing("a", "b"))).hasValue("Not ready: a");
    }

    @Test
    void everyTurnIsTold() {
        changes.next(missing("a"));

        assertThat(changes.next(degraded())).hasValue("Ready");
        assertThat(changes.next(degraded())).isEmpty();
        assertThat(changes.next(missing("a"))).hasValue("Not ready: a");
        assertThat(changes.next(degraded())).hasValue("Ready");
    }

    @Test
    void whoIsReadyWithoutSomePartsIsNotCalledReadyUntilTheyAreThere() {
        changes.next(new Readiness.State(List.of("a"), List.of("c")));

        assertThat(changes.next(degraded("c"))).hasValue("Ready, without some parts: c");
        assertThat(changes.next(degraded("c"))).isEmpty();
        assertThat(changes.next(degraded())).hasValue("Ready");
        assertThat(changes.next(degraded("c", "d"))).hasValue("Ready, without some parts: c; d");
        assertThat(changes.next(degraded("d"))).isEmpty();
    }

    private static Readiness.State missing(String... reasons) {
        return new Readiness.State(List.of(reasons), List.of());
    }

    private static Readiness.State degraded(String... reasons) {
        return new Readiness.State(List.of(), List.of(reasons));
    }
}
