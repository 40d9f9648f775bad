package org.briefsiegel.testkit.storecontract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.BeforeEach;

/** The stores under test, and rows to put into them. */
abstract class StoreContract {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
    static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

    Transactions transactions;
    TransferStore store;
    EventFeed feed;
    Outbox outbox;
    Receipts receipts;
    Sessions sessions;
    IdempotencyKeys keys;
    SandboxMessages sandboxMessages;
    RecipientTries recipientTries;
    BouncedAddresses bouncedAddresses;
    Windows windows;

    /** The stores under test; other tests may have left rows in them. */
    protected abstract StoreBackend backend();

    @BeforeEach
    final void connect() {
        StoreBackend backend = backend();
        transactions = backend.transactions();
        store = backend.transfers();
        feed = backend.feed();
        outbox = backend.outbox();
        receipts = backend.receipts();
        sessions = backend.sessions();
        keys = backend.keys();
        sandboxMessages = backend.sandboxMessages();
        recipientTries = backend.recipientTries();
        bouncedAddresses = backend.bouncedAddresses();
        windows = backend.windows();
    }

    final void save(TransferRecord transfer) {
        transactions.within(() -> {
            store.lock(transfer.practice(), transfer.id());
            store.save(transfer);
        });
    }

    final TransferRecord insert(String practice) {
        return insert(practice, TransferState.QUEUED);
    }

    final TransferRecord insert(String practice, TransferState state) {
        TransferRecord transfer = transfer(practice, state);
        store.insert(transfer);
        return transfer;
    }

    static TransferRecord transfer(String practice) {
        return transfer(practice, TransferState.QUEUED);
    }

    static TransferRecord transfer(String practice, TransferState state) {
        Recipient maria = new Recipient("Maria", "maria@example.org", "", Locale.forLanguageTag("de-AT"), "patient");
        return transfer(practice, state, maria);
    }

    static TransferRecord transfer(String practice, TransferState state, Recipient recipient) {
        String id = fresh("t");
        return new TransferRecord(
                id,
                practice,
                "R-1",
                NOW,
                "birth-date",
                "sealed",
                "sealed too",
                recipient,
                "Anbei.",
                Progress.accepted(Optional.of(NOW.plus(Duration.ofDays(14)))).in(state),
                List.of(document(1, fresh("b")), document(2, fresh("b"))));
    }

    static TransferRecord.Document document(int number, String blob) {
        return new TransferRecord.Document(
                number,
                "invoice",
                "Honorarnote",
                "a.pdf",
                "application/pdf",
                new SealedDocument(blob, "key", 10, "00"),
                "sealed payment",
                Optional.empty());
    }

    static Item message(String practice, String transfer) {
        return message(practice, transfer, Outbox.Purpose.NOTICE);
    }

    static Item message(String practice, String transfer, Outbox.Purpose purpose) {
        return new Item(
                fresh("m"),
                practice,
                transfer,
                purpose,
                "mail",
                "sealed body",
                NOW,
                NOW.plus(Duration.ofHours(24)),
                0,
                false);
    }

    static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 30);
    }

    static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(times, 16));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList())) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
