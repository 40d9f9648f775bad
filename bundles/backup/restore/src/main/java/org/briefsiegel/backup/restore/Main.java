package org.briefsiegel.backup.restore;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.logging.LogManager;
import org.briefsiegel.platform.clock.SystemClock;

/**
 * {@code bin/briefsiegel restore}: a program beside the server, on the class path and without a container. Ends with 0 when all is
 * well, and else with 1 and a sentence on the error output.
 */
public final class Main {

    private final Path etc;
    private final Path data;
    private final Map<String, String> environment;
    private final Clock clock;

    Main(Path etc, Path data, Map<String, String> environment, Clock clock) {
        this.etc = etc;
        this.data = data;
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String[] words) {
        LogManager.getLogManager().reset(); // what libraries tell isn't meant for operators
        Path etc = Path.of(System.getProperty("briefsiegel.etc"));
        Path data = Path.of(System.getProperty("briefsiegel.data"));
        System.exit(new Main(etc, data, System.getenv(), new SystemClock()).run(System.out, System.err, words));
    }

    int run(PrintStream out, PrintStream err, String... words) {
        try {
            run(out, Arguments.of(words));
            return 0;
        } catch (Refusal e) {
            err.println(e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            err.println("It failed: " + e
                    + ". Nothing of it is left, but what a PostgreSQL database has taken in: empty that.");
        }
        return 1;
    }

    private void run(PrintStream out, Arguments arguments) throws IOException, SQLException {
        Site site = Site.of(new EtcSettings(etc, data, environment));
        if (arguments.check()) {
            new Check(site, clock, out::println).run(arguments.folder(), arguments.sample(), arguments.scratch());
        } else {
            new Restore(site, clock, out::println).run(arguments.folder(), arguments.deletions());
        }
    }
}
