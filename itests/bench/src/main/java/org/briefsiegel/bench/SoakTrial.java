package org.briefsiegel.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Fifty senders and two hundred downloads of 2 MB at a time, for minutes, in the heap that a server has by default: no request may
 * fail, and what is alive in the heap must not grow. Then a document of 1 GB goes up and comes down, in the same heap.
 */
final class SoakTrial {

    private static final int SENDERS = 50;
    private static final int DOWNLOADS = 200;
    private static final int SIZE = 2_000_000;
    private static final long LARGE = 1_000_000_000;
    private static final int DOCUMENTS = 20;
    private static final double ALLOWED_GROWTH = 1.25;

    private final Workshop workshop;
    private final Duration time;
    private final LongAdder sent = new LongAdder();
    private final LongAdder fetched = new LongAdder();

    SoakTrial(Workshop workshop, Duration time) {
        this.workshop = workshop;
        this.time = time;
    }

    /** Whether nothing failed, and the heap stayed as it was. */
    boolean run() throws Exception {
        Tls tls = Tls.make(workshop.folder("tls"));
        Client client = new Client(tls);
        Map<String, String> settings = Map.of(
                "BRIEFSIEGEL_REST_HTTP_REQUESTS_AT_ONCE", "64",
                "BRIEFSIEGEL_TRANSFER_CORE_DOCUMENT_MEGABYTES", "1100",
                "BRIEFSIEGEL_TRANSFER_CORE_TRANSFER_MEGABYTES", "1100");
        try (Store store = Store.Kind.H2.open(workshop);
                Briefsiegel server = Briefsiegel.start(workshop, tls, client, store, settings)) {
            List<HttpRequest> downloads = downloads(server);
            List<Double> heaps = new ArrayList<>();
            boolean faultless = soak(server, client, downloads, heaps);
            boolean flat = heaps.get(heaps.size() - 1) <= ALLOWED_GROWTH * heaps.get(heaps.size() / 3);
            System.out.printf(Locale.ROOT, "%s, heap %s%n", faultless ? "no error" : "ERRORS", flat ? "flat" : "GROWS");
            return large(server, client) && faultless && flat;
        }
    }

    private static List<HttpRequest> downloads(Briefsiegel server) throws IOException, InterruptedException {
        byte[] document = Pdf.of(SIZE);
        List<HttpRequest> downloads = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            Letter letter = Letter.with(document);
            server.create(letter);
            downloads.add(server.download(letter));
        }
        return downloads;
    }

    private boolean soak(Briefsiegel server, Client client, List<HttpRequest> downloads, List<Double> heaps)
            throws Exception {
        byte[] document = Pdf.of(SIZE);
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS + DOWNLOADS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            all.add(threads.submit(() -> repeat(end, sent, () -> {
                server.create(Letter.with(document));
                return null;
            })));
        }
        for (int i = 0; i < DOWNLOADS; i++) {
            HttpRequest download = downloads.get(i % DOCUMENTS);
            all.add(threads.submit(() -> repeat(end, fetched, () -> {
                long length = client.drain(download);
                if (length != SIZE) {
                    throw new IOException("only " + length + " bytes");
                }
                return null;
            })));
        }
        while (System.nanoTime() < end) {
            Thread.sleep(Math.min(60_000, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            Footprint now = Footprint.of(server.process());
            heaps.add(now.heapKilobytes());
            System.out.printf("%d sent, %d fetched; %s%n", sent.sum(), fetched.sum(), now);
        }
        boolean faultless = true;
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException e) {
                faultless = false;
                System.out.println("failed: " + e.getCause());
            }
        }
        threads.shutdownNow();
        return faultless;
    }

    private static Void repeat(long end, LongAdder count, Callable<Void> work) throws Exception {
        while (System.nanoTime() < end) {
            work.call();
            count.increment();
        }
        return null;
    }

    private static boolean large(Briefsiegel server, Client client) throws IOException, InterruptedException {
        Letter letter = Letter.with(new byte[0]);
        long began = System.nanoTime();
        Client.expect(201, client.text(server.submission(letter, LARGE, () -> new LargePdf(LARGE))));
        double up = (System.nanoTime() - began) / 1e9;
        HttpRequest download = server.download(letter);
        began = System.nanoTime();
        long length = client.drain(download);
        double down = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "1 GB up in %.1f s, down in %.1f s, %s; %s%n",
                up,
                down,
                length == LARGE ? "whole" : "only " + length + " bytes",
                Footprint.of(server.process()));
        return length == LARGE;
    }

    /** As much of a PDF as its beginning and its end, with nothing in between, of any length. */
    private static final class LargePdf extends InputStream {

        private static final byte[] SMALL = Pdf.of(1000);

        private final long length;
        private long position;

        LargePdf(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            if (position == length) {
                return -1;
            }
            long left = length - position;
            byte next = 0;
            if (position < SMALL.length / 2) {
                next = SMALL[(int) position];
            } else if (left <= SMALL.length / 2) {
                next = SMALL[(int) (SMALL.length - left)];
            }
            position++;
            return Byte.toUnsignedInt(next);
        }

        @Override
        public int read(byte[] into, int offset, int count) {
            int done = 0;
            while (done < count && position < length) {
                into[offset + done] = (byte) read();
                done++;
            }
            return done == 0 && count > 0 ? -1 : done;
        }
    }
}
