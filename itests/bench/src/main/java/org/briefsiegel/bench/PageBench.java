package org.briefsiegel.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that a recipient sees first: how many a second from the moment a server is ready, and how long until the first byte of
 * one is there, over connections that are open, to bytes of about its size from Jetty alone; and what it weighs with all that a browser fetches for it, uncompressed.
 */
final class PageBench implements Bench.Part {

    /** About as much as the page; Jetty alone serves it. */
    static final int SIZE = 4_000;

    private static final double KILOBYTES_AT_MOST = 30;
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final double WANTED = 4_000;
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final Workshop workshop;
    private final Store store;

    PageBench(Workshop workshop, Store store) {
        this.workshop = workshop;
        this.store = store;
    }

    @Override
    public void run(Report report) throws Exception {
        try (SideBySide both = SideBySide.start(workshop, store)) {
            Client client = both.client();
            Briefsiegel server = both.server();
            HttpRequest raw = both.raw(SIZE);
            Letter letter = Letter.with(Pdf.of(DownloadBench.SMALL));
            server.create(letter);
            HttpRequest ours = server.page(letter);
            server.restart();
            Slices since = Slices.sinceStart(SLICE, time -> perSecond(client, ours, time));
            report.note("question page, " + store.name() + ", /s: " + since);
            Slices.warm(time -> perSecond(client, raw, time));
            Rounds many = Rounds.of(() -> perSecond(client, ours, ROUND), () -> perSecond(client, raw, ROUND));
            add(report, "question page, cold : steady", "/s", since.cold(), many.ours(), new Figure.Goal.AtLeast(0.5));
            add(report, "question page, steady : wanted", "/s", many.ours(), WANTED, new Figure.Goal.AtLeast(1));
            add(report, "question page, steady : Jetty", "/s", many.ours(), many.raw(), new Figure.Goal.None());
            both.compareProcessorTimes(report, store, () -> client.drain(ours), () -> client.drain(raw));
            Rounds one = Rounds.of(
                    () -> millisToFirstByte(client, ours, ROUND), () -> millisToFirstByte(client, raw, ROUND));
            add(report, "question page, first byte : Jetty", "ms", one.ours(), one.raw(), new Figure.Goal.None());
            double weight = weight(client, server, ours) / 1000.0;
            add(report, "question page, all of it", "kB", weight, KILOBYTES_AT_MOST, new Figure.Goal.AtMost(1));
        }
    }

    private void add(Report report, String what, String unit, double ours, double raw, Figure.Goal goal) {
        report.add(new Figure(what, store.name(), unit, ours, raw, goal));
    }

    private static double perSecond(Client client, HttpRequest page, Duration time) throws Exception {
        return Load.perSecond(time, () -> client.drain(page));
    }

    /** The median of as many requests, one after the other, as fit into the time. */
    private static double millisToFirstByte(Client client, HttpRequest request, Duration time) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            long asked = System.nanoTime();
            try (InputStream body = client.stream(request)) {
                if (body.read() < 0) {
                    throw new IOException("an empty page");
                }
                nanos.add(System.nanoTime() - asked);
                body.readAllBytes();
            }
        }
        Collections.sort(nanos);
        return nanos.get(nanos.size() / 2) / 1e6;
    }

    private static long weight(Client client, Briefsiegel server, HttpRequest page) throws Exception {
        HttpResponse<String> html = Client.expect(200, client.text(page));
        Set<String> assets = new LinkedHashSet<>();
        Matcher asset = ASSET.matcher(html.body());
        while (asset.find()) {
            assets.add(asset.group(1));
        }
        long bytes = html.body().getBytes(StandardCharsets.UTF_8).length;
        for (String address : assets) {
            bytes += client.drain(server.request(address).build());
        }
        return bytes;
    }
}
