package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.inject.Inject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.Suspensions;
import org.briefsiegel.webhook.api.WebhookStore;
import org.junit.After;
import org.junit.Test;

/** Stores of three bundles write in one transaction, or not at all. */
public class OneTransaction extends InTheContainer {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String ROUTE = "factor.of-a-test";

    @Inject
    private Transactions transactions;

    @Inject
    private Practices practices;

    @Inject
    private WebhookStore webhooks;

    @Inject
    private Suspensions suspensions;

    private final AtomicReference<String> practice = new AtomicReference<>("");

    @After
    public void cleanUp() {
        suspensions.remove(ROUTE);
    }

    private void write() {
        practice.set(practices.register(Rows.practice("Ordination Dr. Einig")).id());
        webhooks.put(Rows.webhook(practice.get()), "sealed");
        suspensions.add(ROUTE, NOW);
    }

    private void assertWritten(boolean expected) {
        assertThat(practices.find(practice.get()).isPresent()).isEqualTo(expected);
        assertThat(webhooks.find(practice.get()).isPresent()).isEqualTo(expected);
        assertThat(suspensions.all().containsKey(ROUTE)).isEqualTo(expected);
    }

    @Test
    public void whatThreeStoresWriteIsCommittedTogether() {
        transactions.within(() -> {
            write();
            assertWritten(true);
        });

        assertWritten(true);
    }

    @Test
    public void whatThreeStoresHaveWrittenIsRolledBackTogether() {
        assertFails(() -> transactions.within(() -> {
            write();
            throw new IllegalStateException("at the end");
        }));

        assertWritten(false);
    }

    @Test
    public void aFailureInsideRollsEverythingBackAlsoWhereItIsCaught() {
        ThrowingCallable work = () -> transactions.within(() -> {
            write();
            assertFails(() -> transactions.within(() -> {
                throw new IllegalStateException("inside");
            }));
        });

        assertThatThrownBy(work).isInstanceOf(RuntimeException.class);
        assertWritten(false);
    }

    @Test
    public void aStoreThatFailsRollsBackWhatTheOthersHaveWritten() {
        assertThatThrownBy(() -> transactions.within(() -> {
                    write();
                    webhooks.put(Rows.webhook(practice.get()), "s".repeat(100_000)); // longer than its column
                }))
                .isInstanceOf(RuntimeException.class)
                .hasMessageNotContaining("sss");

        assertWritten(false);
    }

    private static void assertFails(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(IllegalStateException.class);
    }
}
