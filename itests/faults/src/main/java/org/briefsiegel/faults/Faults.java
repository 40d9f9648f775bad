package org.briefsiegel.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.briefsiegel.bench.Store;
import org.briefsiegel.bench.Workshop;

/** The long part: every fail-point, then many kills; ends with 1 when something was lost. */
public final class Faults {

    private static final long SEEDS = 1_000_000;

    private Faults() {}

    /**
     * Arguments: our distribution, a folder to work in, h2 or postgresql, how many kills, and the seed where a run is to be
     * repeated.
     */
    public static void main(String... arguments) throws Exception {
        Workshop workshop = new Workshop(Path.of(arguments[0]), Path.of(""), Path.of(arguments[1]));
        Files.createDirectories(workshop.folder());
        int kills = Integer.parseInt(arguments[3]);
        long seed = arguments.length > 4
                ? Long.parseLong(arguments[4])
                : ThreadLocalRandom.current().nextLong(SEEDS);
        List<String> faults;
        try (Store store =
                Store.Kind.valueOf(arguments[2].toUpperCase(Locale.ROOT)).open(workshop)) {
            faults = FaultBench.killing(workshop, store, seed, FaultBench.points(), kills)
                    .run();
        }
        System.exit(faults.isEmpty() ? 0 : 1);
    }
}
