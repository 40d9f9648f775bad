package org.briefsiegel.webhook.store;

import java.util.List;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.storecontract.WebhookStoreContract;
import org.briefsiegel.webhook.api.WebhookStore;
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
}
