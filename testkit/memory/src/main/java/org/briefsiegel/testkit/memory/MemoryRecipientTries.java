package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.briefsiegel.transfer.storeapi.RecipientTries;

final class MemoryRecipientTries implements RecipientTries {

    private record Count(String practice, int tries, Optional<Instant> pausedUntil, Instant endsAt) {

        Count current(Instant now) {
            return endsAt.isAfter(now) ? this : new Count(practice, 0, Optional.empty(), endsAt);
        }

        boolean takesOne(Budget budget, Instant now) {
            return tries < budget.limit().max()
                    && pausedUntil.filter(now::isBefore).isEmpty();
        }

        Count plusOne(Budget budget, Instant now) {
            Instant end = now.plus(budget.memory());
            int more = tries + 1;
            if (more == budget.limit().max()) {
                return new Count(practice, more, Optional.of(end), end);
            }
            return more == budget.limit().pauseAfter()
                    ? new Count(
                            practice, more, Optional.of(now.plus(budget.limit().pause())), end)
                    : new Count(practice, more, pausedUntil, end);
        }
    }

    private final MemoryTransactions transactions;
    private final Table<String, Count> counts;

    MemoryRecipientTries(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.counts = new Table<>(transactions);
    }

    @Override
    public void prepare(String practice, String bucket, Budget budget, Instant now) {
        transactions.within(() -> {
            if (counts.find(bucket).isEmpty()) {
                counts.insert(bucket, new Count(practice, 0, Optional.empty(), now.plus(budget.memory())));
            }
        });
    }

    @Override
    public Optional<Integer> reserve(String practice, String bucket, Budget budget, Instant now) {
        return transactions.within(() -> {
            counts.update(bucket, of(practice), count -> count.current(now));
            boolean reserved = counts.update(
                    bucket,
                    of(practice).and(count -> count.takesOne(budget, now)),
                    count -> count.plusOne(budget, now));
            return reserved ? Optional.of(count(practice, bucket)) : Optional.empty();
        });
    }

    @Override
    public void giveBack(String practice, String bucket) {
        transactions.within(() -> counts.update(
                bucket,
                of(practice).and(count -> count.tries() > 0),
                count -> new Count(practice, count.tries() - 1, Optional.empty(), count.endsAt())));
    }

    @Override
    public int count(String practice, String bucket) {
        return transactions.within(
                () -> counts.find(bucket).filter(of(practice)).map(Count::tries).orElse(0));
    }

    @Override
    public Optional<Instant> pausedUntil(String practice, String bucket, Instant now) {
        return transactions.within(() -> counts.find(bucket)
                .filter(of(practice))
                .flatMap(Count::pausedUntil)
                .filter(now::isBefore));
    }

    @Override
    public boolean forget(String practice, String bucket) {
        return transactions.within(() -> counts.find(bucket)
                        .filter(of(practice))
                        .filter(count -> count.tries() > 0)
                        .isPresent()
                && counts.remove(bucket));
    }

    @Override
    public void purge(Instant now) {
        transactions.within(() -> counts.removeAll(count -> !count.endsAt().isAfter(now)));
    }

    private static Predicate<Count> of(String practice) {
        return count -> count.practice().equals(practice);
    }
}
