package org.briefsiegel.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Starts the server again and again on a busy machine, and asks for a link that is valid and by the practice API from the
 * port's opening on. Never may it say 404 or nothing at all; and once it has said that it is ready, never 503.
 */
final class StartingTrial {

    private static final Duration AFTERWARDS = Duration.ofSeconds(4);
    private static final Duration LONGEST_START = Duration.ofMinutes(6);

    private final Workshop workshop;
    private final int starts;
    private final Client client = new Client();

    StartingTrial(Workshop workshop, int starts) {
        this.workshop = workshop;
        this.starts = starts;
    }

    /** Whether every start kept the promise. */
    boolean run() throws Exception {
        try (Briefsiegel server = Briefsiegel.unpack(workshop, "http", client, Map.of())) {
            Questions questions = prepare(server);
            int kept = 0;
            BusyLoops busy = BusyLoops.begin(2);
            try {
                for (int start = 1; start <= starts; start++) {
                    kept += keeps(start, server, questions) ? 1 : 0;
                }
            } finally {
                busy.end();
            }
            System.out.println(kept + " of " + starts + " starts: no 404, no silence, and no 503 after ready");
            return kept == starts;
        }
    }

    private Questions prepare(Briefsiegel server) throws Exception {
        server.start();
        server.awaitReady();
        server.registerPractice();
        Letter letter = Letter.with(Pdf.of(10_000));
        server.create(letter);
        HttpRequest page = server.page(letter);
        server.close();
        return new Questions(client)
                .add("link", () -> page)
                .add("quote", server::quote)
                .add("list", () -> server.call("/transfers?limit=1").build());
    }

    private boolean keeps(int start, Briefsiegel server, Questions questions) throws Exception {
        Tally before = new Tally();
        Tally after = new Tally();
        server.start();
        try {
            double ready = askUntilReady(server, questions, before);
            for (long end = System.nanoTime() + AFTERWARDS.toNanos(); System.nanoTime() < end; ) {
                questions.ask(after);
                Thread.sleep(Questions.PACE.toMillis());
            }
            questions.awaitAnswers();
            boolean kept = before.besides("200", "429", "503", Questions.CLOSED) + after.besides("200", "429") == 0;
            System.out.printf(
                    Locale.ROOT,
                    "%2d %s ready after %.1f s; before: %s; after: %s%n",
                    start,
                    kept ? "ok  " : "FAIL",
                    ready,
                    before,
                    after);
            return kept;
        } finally {
            server.close();
        }
    }

    private double askUntilReady(Briefsiegel server, Questions questions, Tally tally) throws Exception {
        long began = System.nanoTime();
        CompletableFuture<Integer> ready = CompletableFuture.completedFuture(0);
        while (true) {
            if (ready.isDone()) {
                if (!ready.isCompletedExceptionally() && ready.join() == 200) {
                    return (System.nanoTime() - began) / 1e9;
                }
                ready = client.status(server.request("/health/ready").build());
            }
            if (System.nanoTime() - began > LONGEST_START.toNanos()) {
                throw new IllegalStateException("not ready within " + LONGEST_START);
            }
            questions.ask(tally);
            Thread.sleep(Questions.PACE.toMillis());
        }
    }
}
