package org.briefsiegel.testkit.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Puts a plug-in into a running server and takes it out again, as often as you like, while others use the server: it must be offered
 * each time, and gone each time, and nobody else may notice. Not part of the suites, because it needs a server:
 *
 * <pre>
 * java -cp briefsiegel-testkit-conformance-VERSION.jar org.briefsiegel.testkit.conformance.HotDeployTrial SERVER URL JAR [TIMES]
 * </pre>
 *
 * <p>{@code SERVER} is the folder where it is unpacked, {@code URL} where it listens, {@code JAR} the plug-in, which isn't in it yet; {@code
 * TIMES} is 100 unless said. Ends with 0 where all of that held, with 1 where it didn't, and with 2 where it couldn't begin.
 */
public final class HotDeployTrial {

    private static final int USUAL_TIMES = 100;
    private static final int BETWEEN_NEWS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PACE = Duration.ofMillis(200);

    private final RunningServer server;
    private final URI url;
    private final PlugInJar jar;

    private HotDeployTrial(RunningServer server, URI url, PlugInJar jar) {
        this.server = server;
        this.url = url;
        this.jar = jar;
    }

    /** As a command; see above. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("Usage: HotDeployTrial SERVER URL JAR [TIMES]");
            System.exit(2);
        }
        int times = arguments.length > 3 ? Integer.parseInt(arguments[3]) : USUAL_TIMES;
        RunningServer server = new RunningServer(Path.of(arguments[0]));
        PlugInJar jar = PlugInJar.of(Path.of(arguments[2]));
        if (server.offers(jar.bundle())) {
            System.err.println(jar.bundle() + " is in the server already: take it out first.");
            System.exit(2);
        }
        System.exit(new HotDeployTrial(server, URI.create(arguments[1]), jar).run(times) ? 0 : 1);
    }

    private boolean run(int times) throws Exception {
        List<String> before = server.bundles();
        Duration slowest = Duration.ZERO;
        Traffic traffic = Traffic.to(url);
        try {
            for (int time = 1; time <= times; time++) {
                Duration in = in(time);
                slowest = slowest.compareTo(in) < 0 ? in : slowest;
                if (time % BETWEEN_NEWS == 0 || time == times) {
                    System.out.printf(
                            "     %d of %d times in and out, in within %d ms at most; %s%n",
                            time, times, slowest.toMillis(), traffic);
                }
            }
            traffic.end();
            return told(traffic, before);
        } catch (LateException late) {
            System.out.println("FAIL " + late.getMessage());
            return false;
        } finally {
            traffic.end();
            server.takeOut(jar.file());
        }
    }

    /** How long it took to be offered. */
    private Duration in(int time) throws Exception {
        server.put(jar.file());
        Duration in = await(true, "the " + time + ". time, it isn't offered");
        server.takeOut(jar.file());
        await(false, "the " + time + ". time, it is offered still after it was taken out");
        return in;
    }

    private Duration await(boolean offered, String otherwise) throws Exception {
        long begin = System.nanoTime();
        while (server.offers(jar.bundle()) != offered) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new LateException(otherwise + " after " + PATIENCE.toSeconds() + " s; the server's log says why");
            }
            TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private boolean told(Traffic traffic, List<String> before) throws IOException, InterruptedException {
        List<String> after = server.bundles();
        boolean alone = after.equals(before);
        boolean undisturbed = traffic.isUndisturbed();
        System.out.println((undisturbed ? "ok   " : "FAIL ") + "who used the server meanwhile: " + traffic);
        System.out.println((alone ? "ok   " : "FAIL ") + "the other bundles are as they were"
                + (alone ? "" : ": " + before + " became " + after));
        return alone && undisturbed;
    }

    private static final class LateException extends Exception {
        private static final long serialVersionUID = 1L;

        LateException(String message) {
            super(message);
        }
    }
}
