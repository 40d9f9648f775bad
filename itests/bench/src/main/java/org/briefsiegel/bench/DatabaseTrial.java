package org.briefsiegel.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.briefsiegel.testkit.database.PostgresServer;

/**
 * Stops PostgreSQL under load, and later freezes it (SIGSTOP). No request may take more than five seconds meanwhile, the
 * server has to say within five that it isn't ready, and be back within ten; and what it has acknowledged must be there.
 */
final class DatabaseTrial {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final Duration UNREADY_WITHIN = Duration.ofSeconds(5);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROUNDS_PER_LETTER = 10;
    private static final String READY = "ready";

    private final Workshop workshop;
    private final Duration absence;
    private final Client client = new Client();
    private final Queue<Letter> acknowledged = new ConcurrentLinkedQueue<>();

    DatabaseTrial(Workshop workshop, Duration absence) {
        this.workshop = workshop;
        this.absence = absence;
    }

    /** What takes the database away, or brings it back. */
    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }

    /** Whether every promise was kept. */
    boolean run() throws Exception {
        Container.delete(workshop.folder("postgres"));
        try (PostgresServer postgres = PostgresServer.start(workshop.folder("postgres"));
                Briefsiegel server = Briefsiegel.unpack(
                        workshop,
                        "http",
                        client,
                        Map.of(
                                "BRIEFSIEGEL_STORE_URL", postgres.url(),
                                "BRIEFSIEGEL_STORE_USERNAME", "postgres",
                                "BRIEFSIEGEL_STORE_PASSWORD", "postgres"))) {
            server.start();
            server.awaitReady();
            server.registerPractice();
            Letter letter = Letter.with(Pdf.of(10_000));
            server.create(letter);
            HttpRequest page = server.page(letter);
            Questions questions = new Questions(client)
                    .add("link", () -> page)
                    .add("quote", server::quote)
                    .add("list", () -> server.call("/transfers?limit=1").build())
                    .add(READY, () -> server.request("/health/ready").build());
            boolean stopped = keeps("stopped", server, questions, postgres::stop, postgres::restart);
            boolean frozen = keeps("frozen", server, questions, postgres::freeze, postgres::thaw);
            return nothingIsLost(server) && stopped && frozen;
        }
    }

    private boolean keeps(String name, Briefsiegel server, Questions questions, Step away, Step back) throws Exception {
        Tally before = new Tally();
        Tally during = new Tally();
        Tally after = new Tally();
        ask(server, questions, before, BEFORE);
        away.take();
        Duration unready = await(server, questions, during, 503);
        ask(server, questions, during, absence.minus(unready));
        back.take();
        Duration returned = await(server, questions, after, 200);
        ask(server, questions, after, BEFORE);
        questions.awaitAnswers();
        Duration slowest = during.slowest().compareTo(after.slowest()) > 0 ? during.slowest() : after.slowest();
        boolean kept = slowest.compareTo(LONGEST_ANSWER) <= 0
                && unready.compareTo(UNREADY_WITHIN) <= 0
                && returned.compareTo(BACK_WITHIN) <= 0
                && during.of("404") + after.of("404") + during.of("500") + after.of("500") == 0;
        System.out.printf(
                Locale.ROOT,
                "%s %s for %d s: not ready after %.1f s, back after %.1f s, slowest answer %.1f s%n",
                kept ? "ok  " : "FAIL",
                name,
                absence.toSeconds(),
                seconds(unready),
                seconds(returned),
                seconds(slowest));
        for (Map.Entry<String, Tally> phase :
                List.of(Map.entry("before", before), Map.entry("during", during), Map.entry("after", after))) {
            System.out.println("     " + phase.getKey() + ": " + phase.getValue());
        }
        return kept;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** Asks on until readiness answers this; returns how long that took. */
    private Duration await(Briefsiegel server, Questions questions, Tally tally, int status) throws Exception {
        long began = System.nanoTime();
        HttpRequest ready = server.request("/health/ready").build();
        var answer = client.status(ready);
        while (true) {
            Duration taken = Duration.ofNanos(System.nanoTime() - began);
            if (answer.isDone()) {
                if (!answer.isCompletedExceptionally() && answer.join() == status) {
                    return taken;
                }
                answer = client.status(ready);
            }
            if (taken.compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("readiness isn't " + status + " within " + PATIENCE);
            }
            ask(server, questions, tally, Questions.PACE);
        }
    }

    private void ask(Briefsiegel server, Questions questions, Tally tally, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        for (int round = 0; System.nanoTime() < end; round++) {
            questions.ask(tally);
            if (round % ROUNDS_PER_LETTER == 0) {
                send(server, tally);
            }
            Thread.sleep(Questions.PACE.toMillis());
        }
    }

    private void send(Briefsiegel server, Tally tally) {
        Letter letter = Letter.with(Pdf.of(10_000));
        long asked = System.nanoTime();
        client.status(server.submission(letter)).whenComplete((status, failure) -> {
            String answer = failure == null ? String.valueOf(status) : Questions.why(failure);
            tally.add("send", answer, Duration.ofNanos(System.nanoTime() - asked));
            if ("201".equals(answer)) {
                acknowledged.add(letter);
            }
        });
    }

    private boolean nothingIsLost(Briefsiegel server) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Integer> mails = server.mails();
        while (!acknowledged.stream().map(Letter::email).allMatch(mails::containsKey) && System.nanoTime() < end) {
            Thread.sleep(1000);
            mails = server.mails();
        }
        int lost = 0;
        int twice = 0;
        for (Letter letter : acknowledged) {
            int count = mails.getOrDefault(letter.email(), 0);
            lost += count == 0 ? 1 : 0;
            twice += count > 1 ? 1 : 0;
        }
        System.out.println((lost == 0 ? "ok  " : "FAIL") + " acknowledged " + acknowledged.size() + ", mails lost "
                + lost + ", mails sent twice " + twice);
        return lost == 0;
    }
}
