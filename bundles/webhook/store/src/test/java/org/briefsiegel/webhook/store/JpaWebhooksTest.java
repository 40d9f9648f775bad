package org.briefsiegel.webhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.storecontract.WebhookStoreContract;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks and their messages, on both databases. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaWebhooksTest extends WebhookStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Parameter
    private TestDatabase database;

    private PersistenceUnit unit;

    @BeforeParameterizedClassInvocation
    void open() {
        unit = PersistenceUnit.open(database.empty(), 4, List.of(new WebhookTables()));
    }

    @AfterParameterizedClassInvocation
    void close() {
        unit.close();
    }

    @Override
    protected WebhookStore store() {
        return new JpaWebhooks(unit.entities());
    }

    @Override
    protected Transactions transactions() {
        return unit.transactions();
    }

    @Test
    void whileOneIsBeingTakenOthersTakeTheNext() {
        for (String practice : List.of("p-locks-1", "p-locks-2")) {
            store().put(
                            new Webhook(practice, "https://pvs.example/hook", Set.of(), Webhook.State.ACTIVE, NOW, ""),
                            "sealed");
            store().enqueue(practice, "t-1", "transfer.opened", NOW);
        }

        CompletableFuture<Optional<WebhookMessage>> second = new CompletableFuture<>();
        Optional<WebhookMessage> first = transactions().within(() -> {
            Optional<WebhookMessage> taken = claim();
            second.completeAsync(this::claim).orTimeout(10, TimeUnit.SECONDS);
            if (database == TestDatabase.POSTGRESQL) { // with H2 it waits until this one is taken
                second.join();
            }
            return taken;
        });

        assertThat(first).isPresent();
        assertThat(second.join()).isPresent().isNotEqualTo(first);
    }

    private Optional<WebhookMessage> claim() {
        return store().claim(NOW, Duration.ofMinutes(1), Set.of());
    }
}
