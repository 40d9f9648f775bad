package org.briefsiegel.bench;

import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;

/** Asks the same questions over and over, at a pace that doesn't wait for answers. */
final class Questions {

    static final Duration PACE = Duration.ofMillis(50);

    /** No connection yet, or no more: what is behind a load balancer may say that, too. */
    static final String CLOSED = "closed";

    private final Client client;
    private final Phaser open = new Phaser(1);
    private final Map<String, Supplier<HttpRequest>> all = new LinkedHashMap<>();

    Questions(Client client) {
        this.client = client;
    }

    Questions add(String name, Supplier<HttpRequest> request) {
        all.put(name, request);
        return this;
    }

    /** Asks each once, and returns at once; the answers are counted when they come. */
    void ask(Tally tally) {
        all.forEach((name, request) -> {
            long asked = System.nanoTime();
            open.register();
            client.status(request.get())
                    .handle((status, failure) -> failure == null ? String.valueOf(status) : why(failure))
                    .thenAccept(answer -> tally.add(name, answer, Duration.ofNanos(System.nanoTime() - asked)))
                    .whenComplete((counted, fault) -> open.arriveAndDeregister());
        });
    }

    /** Returns when every question has its answer. */
    void awaitAnswers() {
        open.arriveAndAwaitAdvance();
    }

    static String why(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ConnectException ? CLOSED : cause.getClass().getSimpleName();
    }
}
