package org.briefsiegel.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.briefsiegel.bench.Store;
import org.briefsiegel.bench.Tls;
import org.briefsiegel.bench.Workshop;
import org.briefsiegel.faults.FaultMatrix.Around;
import org.briefsiegel.testkit.database.PostgresServer;

/** Everything that can go wrong around the server; ends with 1 when something was lost. */
public final class Matrix {

    private static final long SEEDS = 1_000_000;

    private final Workshop workshop;
    private final Duration lasting;
    private final long seed;
    private final String wanted;

    private Matrix(Workshop workshop, Duration lasting, long seed, String wanted) {
        this.workshop = workshop;
        this.lasting = lasting;
        this.seed = seed;
        this.wanted = wanted;
    }

    /**
     * Arguments: our distribution, a folder to work in, h2 or postgresql, for how many seconds each fault lasts; the seed where a
     * run is to be repeated; and a pattern for the beginnings of the names of those
     * faults that it is to be, where it isn't all.
     */
    public static void main(String... arguments) throws Exception {
        Workshop workshop = new Workshop(Path.of(arguments[0]), Path.of(""), Path.of(arguments[1]));
        Files.createDirectories(workshop.folder());
        long seed = arguments.length > 4
                ? Long.parseLong(arguments[4])
                : ThreadLocalRandom.current().nextLong(SEEDS);
        Matrix matrix = new Matrix(
                workshop,
                Duration.ofSeconds(Integer.parseInt(arguments[3])),
                seed,
                arguments.length > 5 ? arguments[5] : "");
        List<String> faults = arguments[2].equals("h2") ? matrix.onH2() : matrix.onPostgres();
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private List<String> onH2() throws Exception {
        try (Store store = Store.Kind.H2.open(workshop)) {
            return with(store, Optional.empty());
        }
    }

    private List<String> onPostgres() throws Exception {
        try (PostgresServer server = Store.startPostgres(workshop)) {
            return with(Store.of(server), Optional.of(server));
        }
    }

    private List<String> with(Store store, Optional<PostgresServer> database) throws Exception {
        Files.createDirectories(workshop.folder("signs"));
        Tls tls = Tls.make(workshop.folder("tls"));
        if (!System.getProperty("user.name").equals("root")) {
            System.out.println("Not shown: what becomes of a full disk. Only root may mount one.");
            return run(store, new Around(workshop.folder("signs"), tls, Optional.empty(), database));
        }
        try (SmallDisk disk = SmallDisk.mount(workshop.folder("disk"))) {
            return run(store, new Around(workshop.folder("signs"), tls, Optional.of(disk), database));
        }
    }

    private List<String> run(Store store, Around around) throws Exception {
        FaultMatrix matrix = new FaultMatrix(around, lasting, Pattern.compile(wanted));
        return FaultBench.disturbing(workshop, store, seed, matrix).run();
    }
}
