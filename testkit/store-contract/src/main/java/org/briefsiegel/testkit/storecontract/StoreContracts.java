package org.briefsiegel.testkit.storecontract;

import org.junit.jupiter.api.Nested;

/** All that is promised of the stores of transfers. Whoever implements them extends this class, and says where they are. */
public abstract class StoreContracts {

    /** The stores under test, which may be the same for all tests. */
    protected abstract StoreBackend backend();

    @Nested
    class TransactionsTests extends TransactionsContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class TransferStoreTests extends TransferStoreContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class TransferIndexTests extends TransferIndexContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class EventFeedTests extends EventFeedContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class OutboxTests extends OutboxContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class ReceiptsTests extends ReceiptsContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class MessageQueueTests extends MessageQueueContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class SessionsTests extends SessionsContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class IdempotencyKeysTests extends IdempotencyKeysContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class RecipientTriesTests extends RecipientTriesContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class BouncedAddressesTests extends BouncedAddressesContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class SandboxMessagesTests extends SandboxMessagesContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }

    @Nested
    class WindowsTests extends WindowsContract {
        @Override
        protected StoreBackend backend() {
            return StoreContracts.this.backend();
        }
    }
}
