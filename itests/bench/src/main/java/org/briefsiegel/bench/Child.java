package org.briefsiegel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that ends with the bench, even if that is interrupted. */
final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    static Child start(List<String> words, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().putAll(environment);
        command.redirectErrorStream(true).redirectOutput(output.toFile());
        return new Child(command.start(), output);
    }

    /** Runs to its end, and returns what it says on standard output. */
    static String run(List<String> words, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().putAll(environment);
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(words.get(0) + " failed: " + said);
        }
        return said;
    }

    void await(Check ready) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("didn't get ready: " + Files.readString(output));
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    /** Waits until it hardly uses a processor any more: what it still had to do would slow the next measurement. */
    void awaitQuiet() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Duration used;
        Duration before = used();
        do {
            Thread.sleep(1000);
            used = used().minus(before);
            before = before.plus(used);
        } while (used.toMillis() > 100 && System.nanoTime() < end);
    }

    private Duration used() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** How it has ended, once it has; empty while it still runs after this time. */
    Optional<Integer> awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        kill();
    }

    /** Whether something has come about. */
    @FunctionalInterface
    interface Check {

        boolean holds() throws IOException, InterruptedException;
    }
}
