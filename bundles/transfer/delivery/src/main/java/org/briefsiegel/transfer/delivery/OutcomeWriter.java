package org.briefsiegel.transfer.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outcome.OutcomeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what became of messages while others are being sent: what was accepted in one transaction, as much as there is by
 * then, because a commit waits for the disk; everything else, which may concern more than its transfer, in one each. Usable from any
 * thread; whoever is far ahead of the database waits.
 */
final class OutcomeWriter {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);
    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_WAITING = 64;

    private final Transactions transactions;
    private final OutcomeHandler outcomes;
    private final Attachments attachments;
    private final UnaryOperator<Item> claimed;
    private final Executor writer;
    private final Queue<Write> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);

    /**
     * @param claimed the claim under which a message is in hand by the time when it is settled
     * @param writer does one thing after the other
     */
    OutcomeWriter(
            Transactions transactions,
            OutcomeHandler outcomes,
            Attachments attachments,
            UnaryOperator<Item> claimed,
            Executor writer) {
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.attachments = attachments;
        this.claimed = claimed;
        this.writer = writer;
    }

    private record Write(Item item, Outcome outcome, CompletableFuture<Void> done) {

        boolean isAccepted() {
            return outcome.kind() == Outcome.Kind.ACCEPTED;
        }
    }

    /** @return done when it is committed; fails with what the transaction failed with */
    CompletionStage<Void> write(Item item, Outcome outcome) {
        Write write = new Write(item, outcome, new CompletableFuture<>());
        room.acquireUninterruptibly();
        waiting.add(write);
        try {
            writer.execute(this::writeWaiting);
        } catch (RejectedExecutionException stopped) {
            writeWaiting();
        }
        return write.done();
    }

    /** As {@link #write}, here and now. */
    void writeNow(Item item, Outcome outcome) {
        settle(item, outcome);
        attachments.destroyErased(item);
    }

    /** Under the claim by which it is in hand: it may have been claimed anew while this waited for the database. */
    private void settle(Item item, Outcome outcome) {
        if (!outcomes.trySettle(claimed.apply(item), outcome)) {
            outcomes.settle(claimed.apply(item), outcome);
        }
    }

    private void writeWaiting() {
        List<Write> accepted = new ArrayList<>();
        List<Write> others = new ArrayList<>();
        Write next = waiting.poll();
        while (next != null) {
            (next.isAccepted() ? accepted : others).add(next);
            next = accepted.size() + others.size() < MOST_AT_ONCE ? waiting.poll() : null;
        }
        if (accepted.size() > 1) {
            writeTogether(accepted);
        } else {
            others.addAll(accepted);
        }
        others.forEach(this::writeAlone);
    }

    /** Where one of them is to blame, or that they met, each alone then. */
    private void writeTogether(List<Write> writes) {
        try {
            transactions.within(() -> writes.forEach(it -> settle(it.item(), it.outcome())));
        } catch (Unavailable away) {
            writes.forEach(it -> conclude(it, () -> {
                throw away;
            }));
            return;
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("What was to be written together is written one by one", e);
            writes.forEach(this::writeAlone);
            return;
        }
        writes.forEach(it -> conclude(it, () -> attachments.destroyErased(it.item())));
    }

    private void writeAlone(Write write) {
        conclude(write, () -> writeNow(write.item(), write.outcome()));
    }

    private void conclude(Write write, Runnable work) {
        room.release();
        try {
            work.run();
            write.done().complete(null);
        } catch (RuntimeException | Error e) { // nobody would ever hear of it otherwise
            write.done().completeExceptionally(e);
        }
    }
}
