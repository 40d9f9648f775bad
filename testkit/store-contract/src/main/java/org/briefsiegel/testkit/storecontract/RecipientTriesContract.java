package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.storeapi.RecipientTries.Budget;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of the counts of recipients' tries. */
public abstract class RecipientTriesContract extends StoreContract {

    private static final TryLimit LIMIT = new TryLimit(3, Duration.ofMinutes(15), 5);
    private static final Budget BUDGET = new Budget(LIMIT, Duration.ofHours(24));

    private String bucket;

    @BeforeEach
    void freshBucket() {
        bucket = fresh("b");
        recipientTries.prepare("p-1", bucket, BUDGET, NOW);
    }

    @Test
    void triesAreCountedOfWhatWasPreparedForItsPracticeOnly() {
        recipientTries.prepare("p-1", bucket, BUDGET, NOW);

        assertThat(reserve(NOW)).contains(1);
        assertThat(reserve(NOW)).contains(2);
        assertThat(recipientTries.reserve("p-2", bucket, BUDGET, NOW)).isEmpty();
        assertThat(recipientTries.reserve("p-1", fresh("b"), BUDGET, NOW)).isEmpty();
        recipientTries.prepare("p-1", bucket, BUDGET, NOW);

        assertThat(recipientTries.count("p-1", bucket)).isEqualTo(2);
        assertThat(recipientTries.count("p-2", bucket)).isZero();
    }

    @Test
    void aPauseBeginsAndEndsByItself() {
        reserveAll(LIMIT.pauseAfter(), NOW);
        Instant end = NOW.plus(LIMIT.pause());

        assertThat(pausedUntil(NOW)).contains(end);
        assertThat(recipientTries.pausedUntil("p-2", bucket, NOW)).isEmpty();
        assertThat(reserve(end.minusMillis(1))).isEmpty();
        assertThat(pausedUntil(end)).isEmpty();
        assertThat(reserve(end)).contains(LIMIT.pauseAfter() + 1);
    }

    @Test
    void theLastTryPausesUntilAllIsForgotten() {
        reserveAll(LIMIT.pauseAfter(), NOW);
        Instant later = NOW.plus(LIMIT.pause());
        reserveAll(LIMIT.max() - LIMIT.pauseAfter(), later);
        Instant end = later.plus(BUDGET.memory());

        assertThat(pausedUntil(later)).contains(end);
        assertThat(reserve(end.minusMillis(1))).isEmpty();
        assertThat(reserve(end)).contains(1);
        assertThat(pausedUntil(end)).isEmpty();
    }

    @Test
    void whatIsGivenBackTakesItsPauseAlong() {
        recipientTries.giveBack("p-1", bucket);
        assertThat(recipientTries.count("p-1", bucket)).isZero();
        reserveAll(LIMIT.pauseAfter(), NOW);

        recipientTries.giveBack("p-2", bucket);
        assertThat(pausedUntil(NOW)).isPresent();
        recipientTries.giveBack("p-1", bucket);

        assertThat(pausedUntil(NOW)).isEmpty();
        assertThat(recipientTries.count("p-1", bucket)).isEqualTo(LIMIT.pauseAfter() - 1);
    }

    @Test
    void aPracticeForgetsWhatWasCountedOnce() {
        assertThat(recipientTries.forget("p-1", bucket)).isFalse();
        reserveAll(1, NOW);

        assertThat(recipientTries.forget("p-2", bucket)).isFalse();
        assertThat(recipientTries.forget("p-1", bucket)).isTrue();
        assertThat(recipientTries.forget("p-1", bucket)).isFalse();
        assertThat(recipientTries.count("p-1", bucket)).isZero();
    }

    @Test
    void countsWhoseTimeIsOverArePurged() {
        reserveAll(1, NOW);

        recipientTries.purge(NOW.plus(BUDGET.memory()).minusMillis(1));
        assertThat(recipientTries.count("p-1", bucket)).isOne();
        recipientTries.purge(NOW.plus(BUDGET.memory()));
        assertThat(recipientTries.count("p-1", bucket)).isZero();
        assertThat(reserve(NOW)).as("there is no count").isEmpty();
    }

    @Test
    void aHundredAtOnceGetNoMoreTriesThanThereAre() throws Exception {
        List<Optional<Integer>> reserved = atOnce(100, () -> reserve(NOW));

        assertThat(reserved.stream().flatMap(Optional::stream)).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void aCountMayBePreparedByManyAtOnce() throws Exception {
        String other = fresh("b");

        atOnce(20, () -> {
            recipientTries.prepare("p-1", other, BUDGET, NOW);
            return other;
        });

        assertThat(recipientTries.reserve("p-1", other, BUDGET, NOW)).contains(1);
    }

    private void reserveAll(int times, Instant now) {
        for (int i = 0; i < times; i++) {
            assertThat(reserve(now)).isPresent();
        }
    }

    private Optional<Integer> reserve(Instant now) {
        return recipientTries.reserve("p-1", bucket, BUDGET, now);
    }

    private Optional<Instant> pausedUntil(Instant now) {
        return recipientTries.pausedUntil("p-1", bucket, now);
    }
}
