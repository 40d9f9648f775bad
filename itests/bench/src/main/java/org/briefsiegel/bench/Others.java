package org.briefsiegel.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** How much of the processors somebody else has used meanwhile. What is measured on a machine that others use says little. */
final class Others {

    /** Linux counts times in hundredths of a second. See proc_stat(5). */
    private static final long TICK_NANOS = 10_000_000;

    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISK = 5;
    private static final int STEAL = 8;

    /** Behind the name. */
    private static final int USER = 11;

    private static final int SYSTEM_OF_CHILDREN = 14;

    private final long began = System.nanoTime();
    private final long busy = busyNanos();
    private final long ours = ourNanos();

    /** Since this object was made. */
    @Override
    public String toString() {
        double elapsed = System.nanoTime() - began;
        double others = Math.max(0, busyNanos() - busy - (ourNanos() - ours));
        return String.format(
                Locale.ROOT,
                "others used %.2f of %d processors",
                others / elapsed,
                Runtime.getRuntime().availableProcessors());
    }

    private static long busyNanos() {
        String[] columns = line("/proc/stat").split(" +");
        long sum = 0;
        for (int column = 1; column <= STEAL; column++) {
            if (column != IDLE && column != WAITING_FOR_DISK) {
                sum += Long.parseLong(columns[column]);
            }
        }
        return sum * TICK_NANOS;
    }

    private static String line(String file) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ourNanos() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.of(Stream.of(self), self.descendants(), postgres())
                .flatMap(some -> some)
                .distinct()
                .mapToLong(Others::usedNanos)
                .sum();
    }

    /** By itself and by its children that have ended. See proc_pid_stat(5); the name in parentheses may hold anything. */
    private static long usedNanos(ProcessHandle process) {
        String stat;
        try {
            stat = line("/proc/" + process.pid() + "/stat");
        } catch (UncheckedIOException ended) {
            return 0; // its parent counts it
        }
        String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long sum = 0;
        for (int column = USER; column <= SYSTEM_OF_CHILDREN; column++) {
            sum += Long.parseLong(columns[column]);
        }
        return sum * TICK_NANOS;
    }

    /** It leaves the process that has started it. */
    private static Stream<ProcessHandle> postgres() {
        return ProcessHandle.allProcesses()
                .filter(one -> one.info().command().orElse("").endsWith("/postgres"));
    }
}
