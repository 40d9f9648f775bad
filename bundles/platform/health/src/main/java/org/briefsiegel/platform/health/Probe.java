package org.briefsiegel.platform.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one check: never twice at once, and not again while an answer is fresh, however often somebody wants to know. An
 * answer that doesn't come within the limit is a fault, and costs nobody more than the limit.
 */
final class Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ReadinessCheck check;
    private final Duration limit;
    private final Executor threads;
    private final LongSupplier nanoTime;
    private Question latest;

    /**
     * @param limit for how long an answer is waited for
     * @param nanoTime as {@link System#nanoTime()}
     */
    Probe(ReadinessCheck check, Duration limit, Executor threads, LongSupplier nanoTime) {
        this.check = check;
        this.limit = limit;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    private record Question(long askedAt, CompletableFuture<Optional<String>> answer) {}

    /** Asks if need be, and doesn't wait. */
    synchronized Question ask() {
        long now = nanoTime.getAsLong();
        if (latest == null || latest.answer().isDone() && now - latest.askedAt() >= FRESH.toNanos()) {
            latest = new Question(now, CompletableFuture.supplyAsync(this::carryOut, threads));
        }
        return latest;
    }

    /** What is wrong, with the check's name before it; empty if nothing is. */
    Optional<String> fault() {
        Question question = ask();
        long left = limit.toNanos() - (nanoTime.getAsLong() - question.askedAt());
        Optional<String> fault;
        try {
            fault = question.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            fault = Optional.of("no answer within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fault = Optional.of("not asked to the end");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a check's exception is an answer", impossible);
        }
        return fault.map(words -> check.name() + ": " + words);
    }

    private Optional<String> carryOut() {
        try {
            return check.fault();
        } catch (Exception | LinkageError e) {
            LOG.debug("The check of {} failed", check.name(), e);
            return Optional.of(e.getClass().getSimpleName());
        }
    }
}
