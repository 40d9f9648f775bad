package org.briefsiegel.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.briefsiegel.bench.Store;
import org.briefsiegel.bench.Workshop;

/** The long part: every fail-point, then many kills, or many restores; ends with 1 when something was lost. */
public final class Faults {

    private static final long SEEDS = 1_000_000;

    private Faults() {}

    /**
     * Arguments: kills or restores, our distribution, a folder to work in, h2 or postgresql, how many, and the seed where a run is
     * to be repeated.
     */
    public static void main(String... arguments) throws Exception {
        Workshop workshop = new Workshop(Path.of(arguments[1]), Path.of(""), Path.of(arguments[2]));
        Files.createDirectories(workshop.folder());
        int count = Integer.parseInt(arguments[4]);
        long seed = arguments.length > 5
                ? Long.parseLong(arguments[5])
                : ThreadLocalRandom.current().nextLong(SEEDS);
        boolean restores = arguments[0].equals("restores");
        List<String> faults;
        try (Store store = store(workshop, arguments[3], restores)) {
            FaultBench bench = restores
                    ? FaultBench.restoring(workshop, store, seed, count)
                    : FaultBench.killing(workshop, store, seed, FaultBench.points(), count);
            faults = bench.run();
        }
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private static Store store(Workshop workshop, String name, boolean restores) throws Exception {
        Store.Kind kind = Store.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        return restores && kind == Store.Kind.POSTGRESQL ? Store.ofInstalledPostgres(workshop) : kind.open(workshop);
    }
}
