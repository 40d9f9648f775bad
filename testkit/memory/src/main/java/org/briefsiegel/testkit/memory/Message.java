package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;

/**
 * A message of the outbox.
 *
 * @param item its attempts count the claims so far
 * @param about what it tells the practice
 * @param dueAt while somebody holds it, the end of the lease
 * @param owner who holds it
 */
record Message(Item item, String about, Instant dueAt, Optional<String> owner) {

    /** Whether it is due and in nobody's hands, or in those of somebody whose lease is long over. */
    boolean isFree(Claim claim) {
        return !dueAt.isAfter(claim.now()) && (owner.isEmpty() || !dueAt.isAfter(claim.lapsed()));
    }

    /** An owner who is still noted never said what became of it. */
    Message leased(Claim claim) {
        return new Message(
                copy(item.body(), item.attempts() + 1, item.again() || owner.isPresent()),
                about,
                claim.now().plus(claim.lease()),
                Optional.of(claim.owner()));
    }

    /** The message as the claim has it that was counted last. */
    Item claimed() {
        return copy(item.body(), item.attempts() - 1, item.again());
    }

    /** Whether this claim still has it: a later claim has counted a further attempt. */
    boolean isOf(Item claim) {
        return item.practice().equals(claim.practice()) && owner.isPresent() && item.attempts() == claim.attempts() + 1;
    }

    Message due(Instant time) {
        return new Message(item, about, time, owner);
    }

    /** In nobody's hands. */
    Message given(boolean again) {
        return new Message(copy(item.body(), item.attempts(), again), about, dueAt, Optional.empty());
    }

    /** As the claim found it. */
    Message before(Item claim) {
        return new Message(copy(item.body(), claim.attempts(), claim.again()), about, dueAt, Optional.empty());
    }

    Message erased() {
        return new Message(copy("", item.attempts(), item.again()), about, dueAt, Optional.empty());
    }

    private Item copy(String body, int attempts, boolean again) {
        return new Item(
                item.id(),
                item.practice(),
                item.transfer(),
                item.purpose(),
                item.channel(),
                body,
                item.createdAt(),
                item.deadline(),
                attempts,
                again);
    }
}
