package org.briefsiegel.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.briefsiegel.bench.Store;
import org.briefsiegel.bench.Tls;
import org.briefsiegel.bench.Workshop;

/** Everything that can go wrong around the server; ends with 1 when something was lost. */
public final class Matrix {

    private static final long SEEDS = 1_000_000;

    private Matrix() {}

    /**
     * Arguments: our distribution, a folder to work in, h2 or postgresql, for how many seconds each fault lasts; the seed where a
     * run is to be repeated; and the beginning of the names of those faults that it is to be, where it isn't all.
     */
    public static void main(String... arguments) throws Exception {
        Workshop workshop = new Workshop(Path.of(arguments[0]), Path.of(""), Path.of(arguments[1]));
        Files.createDirectories(workshop.folder());
        Tls tls = Tls.make(workshop.folder("tls"));
        Duration lasting = Duration.ofSeconds(Integer.parseInt(arguments[3]));
        long seed = arguments.length > 4
                ? Long.parseLong(arguments[4])
                : ThreadLocalRandom.current().nextLong(SEEDS);
        List<String> faults;
        try (Store store =
                Store.Kind.valueOf(arguments[2].toUpperCase(Locale.ROOT)).open(workshop)) {
            FaultMatrix matrix = new FaultMatrix(tls, lasting, arguments.length > 5 ? arguments[5] : "");
            faults = FaultBench.disturbing(workshop, store, seed, matrix).run();
        }
        System.exit(faults.isEmpty() ? 0 : 1);
    }
}
