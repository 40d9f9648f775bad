package org.briefsiegel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.briefsiegel.bench.Store;
import org.briefsiegel.bench.Workshop;
import org.junit.jupiter.api.Test;

/** The short part of the fault bench; {@code bin/test --faults} breaks at every step, and more often. */
class FaultsIT {

    private static final long SEED = 43;

    @Test
    void nothingIsLostWhenTheServerEndsAsSoonAsATransferIsCommittedWhenATextIsTakenOrAtAnyTime() throws Exception {
        Workshop workshop = new Workshop(
                Path.of(System.getProperty("distribution")), Path.of(""), Path.of(System.getProperty("work")));
        Files.createDirectories(workshop.folder());

        try (Store store = Store.Kind.H2.open(workshop)) {
            List<String> points = List.of("ACCEPTANCE_COMMITTED", "TEXT_UNANSWERED");
            assertThat(FaultBench.killing(workshop, store, SEED, points, 0).run())
                    .isEmpty();
        }
    }
}
