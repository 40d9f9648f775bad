package org.briefsiegel.bench;

import java.io.IOException;
import java.net.URI;
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

    private static final Duration COLD_SLICE = Duration.ofSeconds(15);
    private static final Duration SLICE = Duration.ofSeconds(3);
    private static final Duration ROUND = Duration.ofSeconds(4);

    private final Workshop workshop;
    private final Store store;

    DownloadBench(Workshop workshop, Store store) {
        this.workshop = workshop;
        this.store = store;
    }

    @Override
    public void run(Report report) throws Exception {
        Tls tls = Tls.make(workshop.folder("tls"));
        Client client = new Client(tls);
        int port = Ports.free();
        try (Child jetty = RawJetty.start(port, tls, workshop.folder("jetty.log"));
                Briefsiegel server = Briefsiegel.start(workshop, tls, client, store)) {
            jetty.await(() -> Ports.isOpen(port));
            Map<Integer, HttpRequest> ours = new LinkedHashMap<>();
            for (int size : SIZES) {
                ours.put(size, request(server, size));
            }
            server.restart();
            for (int size : SIZES) {
                HttpRequest raw = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/" + size))
                        .timeout(Client.PATIENCE)
                        .build();
                compare(client, ours.get(size), raw, size, report);
            }
        }
    }

    private static HttpRequest request(Briefsiegel server, int size) throws IOException, InterruptedException {
        Letter letter = Letter.with(Pdf.of(size));
        server.create(letter);
        return server.download(letter);
    }

    /** The small ones are fetched first, and so from a server that has just started. */
    private void compare(Client client, HttpRequest ours, HttpRequest raw, int size, Report report) throws Exception {
        String what = "download " + size / 1000 + " kB";
        Slices since = Slices.of(
                size == SMALL ? COLD_SLICE : SLICE, time -> Load.perSecond(time, () -> drain(client, ours, size)));
        report.note(what + ", " + store.name() + ", /s: " + since);
        Slices.of(SLICE, time -> megabytesPerSecond(client, raw, size, time));
        if (!Arrays.equals(client.bytes(ours), client.bytes(raw))) {
            throw new IllegalStateException("the two don't serve the same bytes");
        }
        Rounds rounds = Rounds.of(
                () -> megabytesPerSecond(client, ours, size, ROUND),
                () -> megabytesPerSecond(client, raw, size, ROUND));
        if (size == SMALL) {
            report.add(new Figure(
                    what + ", cold : steady",
                    store.name(),
                    "MB/s",
                    since.cold() * size / 1e6,
                    rounds.ours(),
                    new Figure.Goal.AtLeast(0.5)));
        }
        report.add(new Figure(
                what + ", steady : Jetty",
                store.name(),
                "MB/s",
                rounds.ours(),
                rounds.raw(),
                new Figure.Goal.AtLeast(0.80)));
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
