package org.briefsiegel.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents fetched by recipients, from the moment a server is ready, to the same bytes from Jetty alone. */
final class DownloadBench implements Bench.Part {

    static final int SMALL = 200_000;
    static final int LARGE = 10_000_000;
    static final List<Integer> SIZES = List.of(SMALL, LARGE);

    private static final Duration SLICE = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofSeconds(3);

    private final Workshop workshop;
    private final Store store;

    DownloadBench(Workshop workshop, Store store) {
        this.workshop = workshop;
        this.store = store;
    }

    @Override
    public void run(Report report) throws Exception {
        try (SideBySide both = SideBySide.start(workshop, store)) {
            Map<Integer, HttpRequest> ours = new LinkedHashMap<>();
            for (int size : SIZES) {
                ours.put(size, request(both.server(), size));
            }
            both.server().restart();
            for (int size : SIZES) {
                compare(both, ours.get(size), size, report);
            }
        }
    }

    private static HttpRequest request(Briefsiegel server, int size) throws IOException, InterruptedException {
        Letter letter = Letter.with(Pdf.of(size));
        server.create(letter);
        return server.download(letter);
    }

    /** The small ones are fetched first, and so from a server that has just started. */
    private void compare(SideBySide both, HttpRequest ours, int size, Report report) throws Exception {
        Client client = both.client();
        HttpRequest raw = both.raw(size);
        String what = "download " + size / 1000 + " kB";
        double cold = size == SMALL ? cold(client, ours, report) : Double.NaN;
        Slices.warm(time -> megabytesPerSecond(client, ours, size, time));
        Slices.warm(time -> megabytesPerSecond(client, raw, size, time));
        if (!Arrays.equals(client.bytes(ours), client.bytes(raw))) {
            throw new IllegalStateException("the two don't serve the same bytes");
        }
        Rounds rounds = Rounds.of(
                () -> megabytesPerSecond(client, ours, size, ROUND),
                () -> megabytesPerSecond(client, raw, size, ROUND));
        if (size == SMALL) {
            report.add(new Figure(
                    what + ", cold : steady", store.name(), "MB/s", cold, rounds.ours(), new Figure.Goal.AtLeast(0.5)));
        }
        report.add(new Figure(
                what + ", steady : Jetty",
                store.name(),
                "MB/s",
                rounds.ours(),
                rounds.raw(),
                new Figure.Goal.AtLeast(0.80)));
        both.compareProcessorTimes(report, store, () -> drain(client, ours, size), () -> drain(client, raw, size));
    }

    /** @return megabytes a second in the first half minute */
    private double cold(Client client, HttpRequest ours, Report report) throws Exception {
        Slices since = Slices.sinceStart(SLICE, time -> Load.perSecond(time, () -> drain(client, ours, SMALL)));
        report.note("download 200 kB, %s, /s: %s".formatted(store.name(), since));
        return since.cold() * SMALL / 1e6;
    }

    private static double megabytesPerSecond(Client client, HttpRequest request, int size, Duration time)
            throws Exception {
        return Load.perSecond(time, () -> drain(client, request, size)) * size / 1e6;
    }

    private static long drain(Client client, HttpRequest request, int size) throws Exception {
        long read = client.drain(request);
        if (read != size) {
            throw new IllegalStateException("got " + read + " bytes of " + size);
        }
        return read;
    }
}
