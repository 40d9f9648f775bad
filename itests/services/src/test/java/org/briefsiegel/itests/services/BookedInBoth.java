package org.briefsiegel.itests.services;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Quote;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.memory.Stores;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;

/** Stores in memory whose charges are booked in a database too, which statements come from. What fails isn't undone in both. */
record BookedInBoth(Stores memory, Stores database) implements Stores {

    @Override
    public Transactions transactions() {
        return memory.transactions();
    }

    @Override
    public TransferStore transfers() {
        return memory.transfers();
    }

    @Override
    public Outbox outbox() {
        return memory.outbox();
    }

    @Override
    public Receipts receipts() {
        return memory.receipts();
    }

    @Override
    public Sessions sessions() {
        return memory.sessions();
    }

    @Override
    public IdempotencyKeys keys() {
        return memory.keys();
    }

    @Override
    public RecipientTries recipientTries() {
        return memory.recipientTries();
    }

    @Override
    public BouncedAddresses bouncedAddresses() {
        return memory.bouncedAddresses();
    }

    @Override
    public SandboxMessages sandboxMessages() {
        return memory.sandboxMessages();
    }

    @Override
    public Windows windows() {
        return memory.windows();
    }

    @Override
    public Ledger ledger() {
        return new Both(memory.ledger(), database.ledger());
    }

    @Override
    public Books books(HouseCurrency currency) {
        return database.books(currency);
    }

    /** Asks one, and books in both. */
    private record Both(Ledger asked, Ledger other) implements Ledger {

        @Override
        public void keep(Quote quote) {
            asked.keep(quote);
        }

        @Override
        public Optional<Quote> findQuote(String practice, String id) {
            return asked.findQuote(practice, id);
        }

        @Override
        public void reserve(Booking booking) {
            asked.reserve(booking);
            other.reserve(booking);
        }

        @Override
        public boolean bookOnce(Booking booking, Instant at) {
            other.bookOnce(booking, at);
            return asked.bookOnce(booking, at);
        }

        @Override
        public TopUp.Result topUp(TopUp topUp) {
            other.topUp(topUp);
            return asked.topUp(topUp);
        }

        @Override
        public Money balance(String practice, String currency) {
            return asked.balance(practice, currency);
        }

        @Override
        public Money lockedBalance(String practice, String currency) {
            return asked.lockedBalance(practice, currency);
        }

        @Override
        public void agree(Booking booking) {
            asked.agree(booking);
            other.agree(booking);
        }

        @Override
        public boolean reserve(String practice, String transfer, String kind) {
            other.reserve(practice, transfer, kind);
            return asked.reserve(practice, transfer, kind);
        }

        @Override
        public void post(String practice, String transfer) {
            asked.post(practice, transfer);
            other.post(practice, transfer);
        }

        @Override
        public void post(String practice, String transfer, String kind) {
            asked.post(practice, transfer, kind);
            other.post(practice, transfer, kind);
        }

        @Override
        public void confirm(String practice, String transfer) {
            asked.confirm(practice, transfer);
            other.confirm(practice, transfer);
        }

        @Override
        public void confirm(String practice, String transfer, String kind) {
            asked.confirm(practice, transfer, kind);
            other.confirm(practice, transfer, kind);
        }

        @Override
        public void release(String practice, String transfer) {
            asked.release(practice, transfer);
            other.release(practice, transfer);
        }

        @Override
        public void release(String practice, String transfer, String kind) {
            asked.release(practice, transfer, kind);
            other.release(practice, transfer, kind);
        }

        @Override
        public void doubt(String practice, String transfer) {
            asked.doubt(practice, transfer);
            other.doubt(practice, transfer);
        }

        @Override
        public void doubt(String practice, String transfer, String kind) {
            asked.doubt(practice, transfer, kind);
            other.doubt(practice, transfer, kind);
        }

        @Override
        public List<Charge> charges(String practice, String transfer) {
            return asked.charges(practice, transfer);
        }

        @Override
        public int count(String practice, Instant since) {
            return asked.count(practice, since);
        }

        @Override
        public long spent(String practice, String currency, Instant since) {
            return asked.spent(practice, currency, since);
        }

        @Override
        public long spentOnCodes(String practice, String currency, Instant since) {
            return asked.spentOnCodes(practice, currency, since);
        }
    }
}
