package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.bench.Briefsiegel;

/**
 * The clock that all of the server goes by is wrong by a day as long as a file is there, for which a rule of Byteman looks. The
 * machine's own stays right.
 */
final class ClockFault implements Disturbance {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final int days;
    private final Path file;
    private final Briefsiegel server;
    private final ServerTime time;
    private final List<Instant> jumps;

    /** What time the server believes it is; empty where it doesn't say. */
    @FunctionalInterface
    interface ServerTime {

        Optional<Instant> now() throws Exception;
    }

    /**
     * @param days by which it is ahead
     * @param folder for the file
     * @param jumps where is noted when it became wrong, or right again: what waited then may have come too late
     */
    ClockFault(int days, Path folder, List<Instant> jumps, Briefsiegel server, ServerTime time) {
        this.server = server;
        this.jumps = jumps;
        this.days = days;
        this.file = folder.resolve(name());
        this.time = time;
    }

    /** For the server's first run. */
    static String rule(int days, Path folder) {
        return new Rule(Rule.OURS + "platform.clock.SystemClock", "instant", "AT EXIT", "true")
                .text(
                        name(days),
                        "java.nio.file.Path.of(java.net.URI.create(\"%s\")).toFile().exists()"
                                .formatted(folder.resolve(name(days)).toUri()),
                        "RETURN $!.plusSeconds(%d)"
                                .formatted(Duration.ofDays(days).toSeconds()));
    }

    private static String name(int days) {
        return days > 0 ? "CLOCK_AHEAD" : "CLOCK_BEHIND";
    }

    @Override
    public String name() {
        return name(days);
    }

    @Override
    public void begin() throws IOException {
        Files.writeString(file, "");
        jumps.add(Instant.now());
    }

    @Override
    public boolean isFelt() throws Exception {
        return time.now()
                .filter(now -> Duration.between(Instant.now(), now).abs().compareTo(HALF_A_DAY) > 0)
                .isPresent();
    }

    /** What was accepted in the future would wait for it: an operator has it tried now. */
    @Override
    public void end() throws IOException, InterruptedException {
        Files.delete(file);
        jumps.add(Instant.now());
        server.shell("queue:retry all");
    }
}
