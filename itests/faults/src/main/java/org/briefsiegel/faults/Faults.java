package org.briefsiegel.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.briefsiegel.bench.Workshop;

/** The long part: every fail-point, then many kills; ends with 1 when something was lost. */
public final class Faults {

    private Faults() {}

    /** Arguments: our distribution, a folder to work in, how many kills, and the seed of the run that is to be repeated. */
    public static void main(String... arguments) throws Exception {
        Workshop workshop = new Workshop(Path.of(arguments[0]), Path.of(""), Path.of(arguments[1]));
        Files.createDirectories(workshop.folder());
        int kills = Integer.parseInt(arguments[2]);
        long seed = arguments.length > 3
                ? Long.parseLong(arguments[3])
                : ThreadLocalRandom.current().nextLong(1_000_000);
        List<String> faults = new FaultBench(workshop, seed).run(FaultBench.points(), kills);
        System.exit(faults.isEmpty() ? 0 : 1);
    }
}
