package org.briefsiegel.faults;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Client;
import org.briefsiegel.bench.Letter;

/** Those who get the mails: some answer wrongly, more often than they may, then rightly, and fetch their document. */
final class Patients {

    private static final int MOST_WRONG = 8;
    private static final int PAUSE_MILLIS = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Briefsiegel server;
    private final Client client;
    private final MailLog mails;
    private final TextLog texts;
    private final Map<String, Tries> tries = new ConcurrentHashMap<>();
    private volatile boolean open = true;
    private Thread thread;

    Patients(Briefsiegel server, Client client, MailLog mails, TextLog texts) {
        this.server = server;
        this.client = client;
        this.mails = mails;
        this.texts = texts;
    }

    /**
     * The answers to one transfer.
     *
     * @param sent of which some may have been lost
     * @param wrong which the server called wrong
     */
    record Tries(AtomicInteger sent, AtomicInteger wrong) {

        Tries() {
            this(new AtomicInteger(), new AtomicInteger());
        }
    }

    void begin(PracticeSystem practice, long seed) {
        Random random = new Random(seed);
        thread = new Thread(() -> visitOn(practice, random), "patients");
        thread.setDaemon(true);
        thread.start();
    }

    /** Not before somebody was told to be wrong, however quickly all else went: there would be no tries to look at. */
    void end() throws InterruptedException {
        long longest = System.nanoTime() + PATIENCE.toNanos();
        while (tries.values().stream().noneMatch(it -> it.wrong().get() > 0) && System.nanoTime() < longest) {
            Thread.sleep(PAUSE_MILLIS);
        }
        open = false;
        thread.join();
    }

    Map<String, Tries> tries() {
        return Map.copyOf(tries);
    }

    private void visitOn(PracticeSystem practice, Random random) {
        try {
            while (open) {
                Thread.sleep(random.nextInt(PAUSE_MILLIS));
                List<Acknowledged> all = practice.acknowledged();
                if (!all.isEmpty()) {
                    synchronized (tries) {
                        visit(all.get(random.nextInt(all.size())), random.nextInt(MOST_WRONG));
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void visit(Acknowledged sent, int wrong) throws InterruptedException {
        try {
            for (int i = 0; i < wrong && open; i++) {
                answer(sent, wrong(sent.letter()));
            }
            fetch(sent);
        } catch (IOException e) {
            // the server is away: another time
        }
    }

    /** What is done while nobody answers. */
    interface Undisturbed {

        void run() throws Exception;
    }

    /** Waits for whoever is about to. */
    void whileNobodyAnswers(Undisturbed work) throws Exception {
        synchronized (tries) {
            work.run();
        }
    }

    /** Whether link and code have come. */
    boolean canEnter(Acknowledged sent) {
        return mails.link(sent.letter().email()).isPresent()
                && right(sent.letter()).isPresent();
    }

    /** The document, once the factor has passed; empty where no link has come, or the answer wasn't taken. */
    Optional<byte[]> fetch(Acknowledged sent) throws IOException, InterruptedException {
        Optional<String> link = mails.link(sent.letter().email());
        Optional<HttpResponse<String>> answer = answer(sent, right(sent.letter()));
        if (answer.isEmpty() || answer.get().statusCode() != 303) {
            return Optional.empty();
        }
        String cookie =
                answer.get().headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        HttpResponse<byte[]> document = client.raw(server.request(link.orElseThrow() + "/documents/1")
                .header("Cookie", cookie)
                .build());
        return document.statusCode() == 200 ? Optional.of(document.body()) : Optional.empty();
    }

    private Optional<HttpResponse<String>> answer(Acknowledged sent, Optional<String> form)
            throws IOException, InterruptedException {
        Optional<String> link = mails.link(sent.letter().email());
        if (link.isEmpty() || form.isEmpty()) {
            return Optional.empty();
        }
        Tries counted = tries.computeIfAbsent(sent.transfer(), transfer -> new Tries());
        counted.sent().incrementAndGet();
        HttpResponse<String> answer = client.text(server.request(link.get())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.get()))
                .build());
        if (answer.statusCode() == 422) {
            counted.wrong().incrementAndGet();
        }
        return Optional.of(answer);
    }

    private Optional<String> right(Letter letter) {
        return letter.isFree()
                ? Optional.of(Letter.RIGHT_ANSWER)
                : texts.code(letter.phone()).map(code -> "code=" + code);
    }

    private Optional<String> wrong(Letter letter) {
        return letter.isFree()
                ? Optional.of("day=10&month=3&year=1984")
                : texts.code(letter.phone())
                        .map(code -> "code=" + (code.startsWith("0") ? "1" : "0") + code.substring(1));
    }
}
