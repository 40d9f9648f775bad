package org.briefsiegel.testkit.memory;

import java.time.Clock;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.storecontract.WebhookStoreContract;
import org.briefsiegel.webhook.api.WebhookStore;

class MemoryWebhooksTest extends WebhookStoreContract {

    private final MemoryStores stores = new MemoryStores(Clock.systemUTC());

    @Override
    protected WebhookStore store() {
        return stores.webhooks();
    }

    @Override
    protected Transactions transactions() {
        return stores.transactions();
    }
}
