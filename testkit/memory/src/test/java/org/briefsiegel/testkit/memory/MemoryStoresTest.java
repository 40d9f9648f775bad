package org.briefsiegel.testkit.memory;

import java.time.Clock;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.storecontract.StoreBackend;
import org.briefsiegel.testkit.storecontract.StoreContracts;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferIndex;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;
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
        public Receipts receipts() {
            return stores.receipts();
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
        public BouncedAddresses bouncedAddresses() {
            return stores.bouncedAddresses();
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
