package org.briefsiegel.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLSocket;

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
            Footprint idle = Footprint.of(server.process());
            report.note("idle, " + store.name() + ": " + idle);
            connections(server, tls, idle, report);
            downloads(client, download, server, report);
            mixed(client, server, page, download, report);
        }
    }

    private void connections(Briefsiegel server, Tls tls, Footprint before, Report report) throws Exception {
        List<SSLSocket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                waiting.add(answered(server, tls));
            }
            Footprint with = Footprint.of(server.process());
            add(
                    report,
                    "a waiting connection: heap",
                    "kB",
                    (with.heapKilobytes() - before.heapKilobytes()) / CONNECTIONS);
            add(
                    report,
                    "a waiting connection: process",
                    "kB",
                    (with.residentKilobytes() - before.residentKilobytes()) / CONNECTIONS);
            add(report, CONNECTIONS + " waiting connections: threads", "", with.threads() - before.threads());
        } finally {
            for (SSLSocket socket : waiting) {
                socket.close();
            }
        }
    }

    /** A connection over which a request has been answered, and nothing else comes. */
    private static SSLSocket answered(Briefsiegel server, Tls tls) throws Exception {
        SSLSocket socket = (SSLSocket) tls.clientContext().getSocketFactory().createSocket("localhost", server.port());
        socket.getOutputStream()
                .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        if (socket.getInputStream().read() != 'H') {
            throw new IOException("no answer over a connection of its own");
        }
        return socket;
    }

    private void downloads(Client client, HttpRequest download, Briefsiegel server, Report report) throws Exception {
        Footprint before = Footprint.of(server.process());
        List<InputStream> halted = new ArrayList<>();
        try {
            for (int i = 0; i < DOWNLOADS; i++) {
                InputStream body = client.stream(download);
                halted.add(body);
                body.readNBytes(1);
            }
            Footprint with = Footprint.of(server.process());
            add(report, "a halted download: heap", "kB", (with.heapKilobytes() - before.heapKilobytes()) / DOWNLOADS);
            add(
                    report,
                    "a halted download: process",
                    "kB",
                    (with.residentKilobytes() - before.residentKilobytes()) / DOWNLOADS);
            add(report, DOWNLOADS + " halted downloads: threads", "", with.threads() - before.threads());
        } finally {
            for (InputStream body : halted) {
                body.close();
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
