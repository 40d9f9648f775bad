package org.briefsiegel.testkit.memory;

import java.time.Clock;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.storecontract.StoreBackend;
import org.briefsiegel.testkit.storecontract.StoreContracts;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.spi.EventFeed;
import org.briefsiegel.transfer.spi.IdempotencyKeys;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.RecipientTries;
import org.briefsiegel.transfer.spi.SandboxMessages;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferIndex;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Windows;
import org.junit.jupiter.api.TestInstance;

/** The stores in memory keep what those in the database promise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryStoresTest extends StoreContracts {

    private final StoreBackend backend = new Memory(new MemoryStores(Clock.systemUTC()));

    @Override
    protected StoreBackend backend() {
        return backend;
    }

    private record Memory(MemoryStores stores) implements StoreBackend {

        @Override
        public Transactions transactions() {
            return stores.transactions();
        }

        @Override
        public TransferStore transfers() {
            return stores.transfers();
        }

        @Override
        public TransferIndex index() {
            return stores.index();
        }

        @Override
        public EventFeed feed() {
            return stores.feed();
        }

        @Override
        public Outbox outbox() {
            return stores.outbox();
        }

        @Override
        public MessageQueue queue(Clock clock) {
            return stores.queue(clock);
        }

        @Override
        public Sessions sessions() {
            return stores.sessions();
        }

        @Override
        public IdempotencyKeys keys() {
            return stores.keys();
        }

        @Override
        public RecipientTries recipientTries() {
            return stores.recipientTries();
        }

        @Override
        public SandboxMessages sandboxMessages() {
            return stores.sandboxMessages();
        }

        @Override
        public Windows windows() {
            return stores.windows();
        }

        @Override
        public String body(String message) {
            return stores.body(message);
        }
    }
}
