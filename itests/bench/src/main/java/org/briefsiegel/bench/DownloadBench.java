package org.briefsiegel.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Documents fetched by recipients, to the same bytes from Jetty alone. */
final class DownloadBench {

    static final int SMALL = 200_000;
    static final int LARGE = 10_000_000;
    static final List<Integer> SIZES = List.of(SMALL, LARGE);

    private static final Map<Integer, Figure.Goal> GOALS =
            Map.of(SMALL, new Figure.Goal.AtLeast(0.80), LARGE, new Figure.Goal.AtLeast(0.65));
    private static final Duration ROUND = Duration.ofSeconds(4);

    private final Workshop workshop;

    DownloadBench(Workshop workshop) {
        this.workshop = workshop;
    }

    void run(Consumer<Figure> result) throws Exception {
        Tls tls = Tls.make(workshop.folder("tls"));
        Client client = new Client(tls);
        int port = Ports.free();
        try (Child jetty = RawJetty.start(port, tls, workshop.folder("jetty.log"));
                Briefsiegel server = Briefsiegel.start(workshop, tls, client)) {
            jetty.await(() -> Ports.isOpen(port));
            for (int size : SIZES) {
                HttpRequest raw = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/" + size))
                        .timeout(Client.PATIENCE)
                        .build();
                result.accept(compare(client, server, raw, size));
            }
        }
    }

    private static Figure compare(Client client, Briefsiegel server, HttpRequest raw, int size) throws Exception {
        Letter letter = Letter.with(Pdf.of(size));
        server.create(letter);
        HttpRequest ours = server.download(letter);
        if (!Arrays.equals(client.bytes(ours), client.bytes(raw))) {
            throw new IllegalStateException("the two don't serve the same bytes");
        }
        WarmUp.run(time -> megabytesPerSecond(client, ours, size, time));
        WarmUp.run(time -> megabytesPerSecond(client, raw, size, time));
        server.awaitQuiet();
        Rounds rounds = Rounds.of(
                () -> megabytesPerSecond(client, ours, size, ROUND),
                () -> megabytesPerSecond(client, raw, size, ROUND));
        return new Figure("download, " + size / 1000 + " kB", "MB/s", rounds.ours(), rounds.raw(), GOALS.get(size));
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
