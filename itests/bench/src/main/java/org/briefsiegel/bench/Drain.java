package org.briefsiegel.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * How fast messages leave for which many wait: the channel is suspended until all wait, and the time runs from the first that is
 * there to the last.
 *
 * @param watched takes whoever is to be told the {@link System#nanoTime()} of each message that is there
 * @param count how many wait in each round
 * @param factor what their transfers are opened with
 */
record Drain(Briefsiegel server, String channel, Consumer<LongConsumer> watched, int count, String factor) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_ROUNDS = 10;
    private static final int WITHOUT_GAIN = 3;
    private static final double RISEN = 1.05;
    private static final int DOCUMENT_BYTES = 10_000;

    /** @param rates of the rounds, from the start of the server on */
    record Rates(List<Double> rates) {

        double first() {
            return rates.get(0);
        }

        /** The median of the last ones. */
        double steady() {
            List<Double> last = new ArrayList<>(rates.subList(Math.max(0, rates.size() - WITHOUT_GAIN), rates.size()));
            Collections.sort(last);
            return last.get(last.size() / 2);
        }

        @Override
        public String toString() {
            return "rounds: "
                    + rates.stream()
                            .map(rate -> String.format(Locale.ROOT, "%.0f", rate))
                            .collect(Collectors.joining(", "));
        }
    }

    /** Rounds until the rate hasn't risen by a twentieth over three of them, and not for ever. */
    Rates untilSteady() throws Exception {
        List<Double> rates = new ArrayList<>();
        double best = 0;
        int sinceBest = 0;
        while (sinceBest < WITHOUT_GAIN && rates.size() < MOST_ROUNDS) {
            double rate = once();
            rates.add(rate);
            sinceBest = rate > best * RISEN ? 0 : sinceBest + 1;
            best = Math.max(best, rate);
        }
        return new Rates(rates);
    }

    /** One round; how many a second left. */
    double once() throws Exception {
        return once(1, () -> {});
    }

    /** @param meanwhile is done when this part of them has left */
    double once(double part, Meanwhile meanwhile) throws Exception {
        server.shell("route:suspend channel." + channel);
        send(server, count, factor);
        server.awaitQuiet();
        ConcurrentLinkedQueue<Long> gone = new ConcurrentLinkedQueue<>();
        watched.accept(gone::add);
        server.shell("route:resume channel." + channel);
        await(() -> gone.size() >= count * part);
        meanwhile.happens();
        await(() -> gone.size() >= count);
        return rate(gone);
    }

    /** What happens while messages leave. */
    @FunctionalInterface
    interface Meanwhile {

        void happens() throws Exception;
    }

    private double rate(ConcurrentLinkedQueue<Long> gone) {
        List<Long> times = new ArrayList<>(gone);
        Collections.sort(times);
        return (count - 1) * 1e9 / (times.get(count - 1) - times.get(0));
    }

    /** So many transfers, from as many senders as there are workers. */
    static void send(Briefsiegel server, int count, String factor) throws Exception {
        byte[] document = Pdf.of(DOCUMENT_BYTES);
        ExecutorService senders = Executors.newFixedThreadPool(Load.WORKERS);
        try {
            List<Callable<Void>> sendings = Collections.nCopies(count, () -> {
                server.createQuoted(Letter.with(document, factor));
                return null;
            });
            for (Future<Void> sending : senders.invokeAll(sendings)) {
                sending.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    static void await(Child.Check check) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("didn't come about in five minutes");
            }
            Thread.sleep(1);
        }
    }
}
