package org.briefsiegel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a Java process takes.
 *
 * @param heapKilobytes what is alive, after a collection
 * @param residentKilobytes of the whole process, see proc_pid_status(5)
 */
record Footprint(double heapKilobytes, double residentKilobytes, int threads) {

    static Footprint of(ProcessHandle process) throws IOException, InterruptedException {
        double heap = liveBytes(process) / 1000.0;
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return new Footprint(heap, 1.024 * number(status, "VmRSS"), number(status, "Threads"));
    }

    /** The histogram collects first; its last line is the sum: "Total", objects, bytes. */
    private static long liveBytes(ProcessHandle process) throws IOException, InterruptedException {
        String histogram = Child.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.class_histogram"),
                Map.of());
        String[] total = histogram
                .strip()
                .substring(histogram.strip().lastIndexOf('\n') + 1)
                .strip()
                .split(" +");
        return Long.parseLong(total[2]);
    }

    private static int number(Path status, String name) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.0f MB, process %.0f MB, %d threads",
                heapKilobytes / 1e3,
                residentKilobytes / 1e3,
                threads);
    }
}
