package org.briefsiegel.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Kills a server for which mails wait because the next mail server is away, and starts it again: how many wait must make no
 * difference to when it is ready.
 */
final class WaitingTrial {

    private static final int STARTS = 5;
    private static final double ALLOWED = 1.5;

    private final Workshop workshop;
    private final int mails;
    private final Client client = new Client();

    WaitingTrial(Workshop workshop, int mails) {
        this.workshop = workshop;
        this.mails = mails;
    }

    /** Whether starts take about as long with mails that wait as without. */
    boolean run() throws Exception {
        Map<String, String> away = Map.of("BRIEFSIEGEL_CHANNEL_MAIL_PORT", String.valueOf(Ports.free()));
        try (Briefsiegel server = Briefsiegel.unpack(workshop, "http", client, away)) {
            server.start();
            server.awaitReady();
            server.registerPractice();
            double without = medianStart(server, "no mail waits");
            send(server);
            double with = medianStart(server, mails + " mails wait");
            System.out.printf(Locale.ROOT, "ratio %.2f, allowed %.1f%n", with / without, ALLOWED);
            return with <= ALLOWED * without;
        }
    }

    private double medianStart(Briefsiegel server, String when) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            server.kill();
            long began = System.nanoTime();
            server.start();
            server.awaitReady();
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        Collections.sort(seconds);
        double median = seconds.get(STARTS / 2);
        System.out.printf(
                Locale.ROOT,
                "%s: ready after %.1f s (%.1f to %.1f)%n",
                when,
                median,
                seconds.get(0),
                seconds.get(STARTS - 1));
        return median;
    }

    private void send(Briefsiegel server) throws Exception {
        byte[] document = Pdf.of(10_000);
        ExecutorService senders = Executors.newFixedThreadPool(Load.WORKERS);
        try {
            List<Callable<Void>> sendings = Collections.nCopies(mails, () -> {
                server.create(Letter.with(document));
                return null;
            });
            for (Future<Void> sent : senders.invokeAll(sendings)) {
                sent.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }
}
