package org.briefsiegel.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Client;
import org.briefsiegel.bench.Letter;
import org.briefsiegel.bench.Pdf;

/** A practice's software with several who send. When an answer is lost, it sends the same letter under the same key again. */
final class PracticeSystem {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SMALLEST = 2_000;
    private static final int LARGEST = 60_000;
    private static final int TEXTS_ONE_IN = 3;
    private static final int PAUSE_MILLIS = 250;
    private static final int AGAIN_MILLIS = 200;
    private static final int INSUFFICIENT_STORAGE = 507;
    private static final int FIRST_NUMBER = 1_000_000;

    private final Briefsiegel server;
    private final Client client;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger heldBack = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean open = true;

    PracticeSystem(Briefsiegel server, Client client) {
        this.server = server;
        this.client = client;
    }

    void begin(int count, long seed) {
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed + i);
            Thread sender = new Thread(() -> sendOn(random), "sender");
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }
    }

    /** Returns when all that was begun is acknowledged. */
    void end() throws InterruptedException {
        open = false;
        for (Thread sender : senders) {
            sender.join();
        }
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** How often it was told that there is no room. */
    int heldBack() {
        return heldBack.get();
    }

    /** What the server has answered and never may. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void sendOn(Random random) {
        try {
            while (open) {
                send(letter(random));
                Thread.sleep(random.nextInt(PAUSE_MILLIS));
            }
        } catch (InterruptedException e) {
            faults.add("a sender was interrupted");
        }
    }

    private Letter letter(Random random) {
        byte[] key = new byte[16];
        random.nextBytes(key);
        byte[] document = Pdf.of(SMALLEST + random.nextInt(LARGEST - SMALLEST), random.nextLong());
        String factor = random.nextInt(TEXTS_ONE_IN) == 0 ? "sms-code" : "birth-date";
        return new Letter(
                UUID.nameUUIDFromBytes(key).toString(), document, factor, "+43664" + numbers.getAndIncrement(), "");
    }

    private void send(Letter letter) throws InterruptedException {
        try {
            Optional<String> transfer = Optional.empty();
            while (transfer.isEmpty()) {
                Letter whole = letter.isFree()
                        ? letter
                        : letter.quoted(insist(server.quote(letter), 200).orElseThrow());
                transfer = insist(server.submission(whole), 201);
            }
            acknowledged.add(new Acknowledged(letter, transfer.get(), Instant.now()));
        } catch (IllegalStateException e) {
            faults.add(e.getMessage());
        }
    }

    /**
     * The id in the answer to a request, which is repeated until there is one; empty where its price doesn't hold any more. Gives
     * up when it is refused.
     */
    private Optional<String> insist(HttpRequest request, int expected) throws InterruptedException {
        while (true) {
            try {
                HttpResponse<String> answer = client.text(request);
                if (isOutdated(answer)) {
                    return Optional.empty();
                }
                if (answer.statusCode() == INSUFFICIENT_STORAGE) {
                    heldBack.incrementAndGet();
                }
                if (!isForLater(answer)) {
                    return Optional.of(
                            JSON.readTree(Client.expect(expected, answer).body())
                                    .get("id")
                                    .asText());
                }
            } catch (IOException e) {
                // the server is away, or its answer was lost
            }
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    private static boolean isOutdated(HttpResponse<String> answer) {
        return answer.statusCode() == 409 && answer.body().contains("quote-outdated");
    }

    /** While it starts or ends it may be away, and a request whose connection was lost may still be running. */
    private static boolean isForLater(HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean running =
                status == 409 && answer.headers().firstValue("Retry-After").isPresent();
        return status == 503 || status == 404 || status == INSUFFICIENT_STORAGE || running;
    }
}
