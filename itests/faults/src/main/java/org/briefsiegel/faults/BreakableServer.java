package org.briefsiegel.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.briefsiegel.bench.Briefsiegel;
import org.jboss.byteman.agent.Main;

/** The distribution, and what it is broken with: Byteman from within, or SIGKILL. */
final class BreakableServer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OPTIONS = "BRIEFSIEGEL_JAVA_OPTS";
    private static final String DELEGATION = "org.osgi.framework.bootdelegation";

    /** It lives for seconds: what is compiled better for later costs more than it gives. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    /** What is done every night is done two seconds after the start. */
    private static final String NIGHT_NOW = new Rule(
                    Rule.OURS + "spine.routes.DailyEndpoint", "<init>", "AT ENTRY", "true")
            .text("night now", "true", "$delay = java.time.Duration.ofSeconds(2)");

    private final Briefsiegel server;
    private final String options;

    /**
     * @param server not started yet
     * @param further options of its Java
     */
    BreakableServer(Briefsiegel server, String further) throws IOException {
        this.server = server;
        this.options = (SHORT_LIVED + " " + further).strip();
        admitAgent();
    }

    /** Starts it, with these rules if there are any, and returns when it is ready. */
    void start(String rules) throws IOException, InterruptedException {
        if (rules.isEmpty()) {
            startPlainly();
        } else {
            startWith(rules);
        }
        server.awaitReady();
    }

    /** Byteman's classes are to be seen by every bundle. */
    private void admitAgent() throws IOException {
        Properties shipped = new Properties();
        try (InputStream file = Files.newInputStream(server.home().resolve("etc/config.properties"))) {
            shipped.load(file);
        }
        Files.writeString(
                server.home().resolve("etc/custom.properties"),
                "\n" + DELEGATION + " = " + shipped.getProperty(DELEGATION) + ", org.jboss.byteman.*\n",
                StandardOpenOption.APPEND);
    }

    /**
     * Starts it, and lets it halt at this point for this time.
     *
     * @return whether it did; it doesn't run any more
     */
    boolean halt(FailPoint point, int time) throws IOException, InterruptedException {
        startWith(point.script(time));
        Optional<Integer> status = server.awaitEnd(PATIENCE);
        server.kill();
        return status.equals(Optional.of(point.status()));
    }

    /** Starts it, and kills it so long after it was started, or after it was ready. */
    void kill(boolean starting, Duration after) throws IOException, InterruptedException {
        startPlainly();
        if (!starting) {
            server.awaitReady();
        }
        killAfter(after);
    }

    /** Lets it run for so long. */
    void runFor(Duration time) throws InterruptedException {
        Optional<Integer> ended = server.awaitEnd(time);
        if (ended.isPresent()) {
            throw new IllegalStateException("the server ended by itself, with " + ended.get());
        }
    }

    /** Lets it run for so long, and kills it. */
    void killAfter(Duration time) throws InterruptedException {
        runFor(time);
        server.kill();
    }

    /** Starts it for good, with last night's work to do. */
    void startAtNight() throws IOException, InterruptedException {
        start(NIGHT_NOW);
    }

    private void startPlainly() throws IOException {
        server.set(OPTIONS, options);
        server.start();
    }

    private void startWith(String rules) throws IOException {
        Path file = Files.writeString(server.home().resolve("rules.btm"), rules);
        server.set(OPTIONS, "%s -javaagent:%s=script:%s".formatted(options, byteman(), file));
        server.start();
    }

    private static Path byteman() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
