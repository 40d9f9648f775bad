package org.briefsiegel.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What a running server takes of memory and threads: for connections that wait, for downloads that halt, after mixed work. */
final class LoadBench implements Bench.Part {

    private static final int CONNECTIONS = 1_000;
    private static final int DOWNLOADS = 100;
    private static final Duration MIXED = Duration.ofSeconds(100);
    private static final Figure.Goal NONE = new Figure.Goal.None();

    private final Workshop workshop;
    private final Store store;

    LoadBench(Workshop workshop, Store store) {
        this.workshop = workshop;
        this.store = store;
    }

    @Override
    public void run(Report report) throws Exception {
        Tls tls = Tls.make(workshop.folder("tls"));
        Client client = new Client(tls);
        try (Briefsiegel server = Briefsiegel.start(workshop, tls, client, store)) {
            Letter letter = Letter.with(Pdf.of(DownloadBench.LARGE));
            server.create(letter);
            HttpRequest download = server.download(letter);
            HttpRequest page = server.page(letter);
            client.drain(download);
            client.drain(page);
            report.note("idle, " + store.name() + ": " + Footprint.of(server.process()));
            mixed(client, server, page, download, report);
            held(DOWNLOADS, "halted download", download, tls, server, report);
            // last: that so many are closed at once makes threads, which stay for a while
            held(
                    CONNECTIONS,
                    "waiting connection",
                    server.request("/health/live").build(),
                    tls,
                    server,
                    report);
        }
    }

    /** What each of so many connections takes on which an answer has begun, and nobody reads on. */
    private void held(int count, String what, HttpRequest request, Tls tls, Briefsiegel server, Report report)
            throws Exception {
        server.awaitQuiet();
        Footprint before = Footprint.of(server.process());
        List<HeldConnection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                connections.add(HeldConnection.of(request, tls));
            }
            server.awaitQuiet();
            Footprint with = Footprint.of(server.process());
            add(report, "a " + what + ": heap", "kB", (with.heapKilobytes() - before.heapKilobytes()) / count);
            double resident = with.residentKilobytes() - before.residentKilobytes();
            add(report, "a " + what + ": process", "kB", resident / count);
            add(report, count + " of them: threads", "", with.threads() - before.threads());
        } finally {
            for (HeldConnection connection : connections) {
                connection.close();
            }
        }
    }

    private void mixed(Client client, Briefsiegel server, HttpRequest page, HttpRequest download, Report report)
            throws Exception {
        byte[] document = Pdf.of(DownloadBench.SMALL);
        List<Callable<?>> works = new ArrayList<>();
        for (int i = 0; i < Load.WORKERS / 4; i++) {
            works.add(() -> client.drain(page));
            works.add(() -> client.drain(download));
            works.add(() -> client.text(server.quote()));
            works.add(() -> {
                server.create(Letter.with(document));
                return "";
            });
        }
        double rate = Load.perSecond(MIXED, works);
        server.awaitQuiet();
        Footprint after = Footprint.of(server.process());
        report.note("after %d s of pages, downloads of 10 MB, prices and documents (%.0f a second), %s: %s"
                .formatted(MIXED.toSeconds(), rate, store.name(), after));
        add(report, "after mixed work: heap", "MB", after.heapKilobytes() / 1e3);
        add(report, "after mixed work: process", "MB", after.residentKilobytes() / 1e3);
        add(report, "after mixed work: threads", "", after.threads());
    }

    private void add(Report report, String what, String unit, double value) {
        report.add(new Figure(what, store.name(), unit, value, Double.NaN, NONE));
    }
}
