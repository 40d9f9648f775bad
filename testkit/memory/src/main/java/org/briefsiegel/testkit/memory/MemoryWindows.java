package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.briefsiegel.transfer.storeapi.Windows;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

final class MemoryWindows implements Windows {

    private final MemoryTransactions transactions;
    private final Table<String, Prepared> windows;

    MemoryWindows(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.windows = new Table<>(transactions);
    }

    @Override
    public void insert(Prepared window) {
        transactions.within(() -> {
            if (find(window.ticketHash()).isPresent()) {
                throw new IllegalStateException("there is a window of this ticket");
            }
            windows.insert(window.id(), window);
        });
    }

    @Override
    public Optional<Prepared> find(String ticketHash) {
        return transactions.within(() -> windows.rows()
                .filter(window -> window.ticketHash().equals(ticketHash))
                .findFirst());
    }

    @Override
    public boolean bind(String ticketHash, String keyHash, Instant now) {
        return transactions.within(() -> windows.updateAll(
                        window -> window.ticketHash().equals(ticketHash)
                                && window.keyHash().isEmpty()
                                && window.endsAt().isAfter(now),
                        window -> copy(
                                window,
                                Optional.of(keyHash),
                                window.draft(),
                                window.typed(),
                                window.documents(),
                                window.endsAt(),
                                window.transfer()))
                == 1);
    }

    @Override
    public void extend(String practice, String id, Instant endsAt) {
        change(
                practice,
                id,
                window -> window.endsAt().isBefore(endsAt),
                window -> copy(
                        window,
                        window.keyHash(),
                        window.draft(),
                        window.typed(),
                        window.documents(),
                        endsAt,
                        window.transfer()));
    }

    @Override
    public void keep(String practice, String id, UnaryOperator<String> typed) {
        change(
                practice,
                id,
                window -> window.transfer().isEmpty(),
                window -> copy(
                        window,
                        window.keyHash(),
                        window.draft(),
                        typed.apply(window.typed()),
                        window.documents(),
                        window.endsAt(),
                        window.transfer()));
    }

    @Override
    public void sent(String practice, String id, String transfer, String handover) {
        change(
                practice,
                id,
                window -> true,
                window -> copy(
                        window, window.keyHash(), "", handover, List.of(), window.endsAt(), Optional.of(transfer)));
    }

    @Override
    public List<Prepared> over(Instant now, int limit) {
        return transactions.within(() -> windows.rows()
                .filter(window -> !window.endsAt().isAfter(now))
                .sorted(Comparator.comparing(Prepared::endsAt))
                .limit(limit)
                .toList());
    }

    @Override
    public void remove(String practice, String id) {
        transactions.within(() -> windows.removeAll(
                window -> window.id().equals(id) && window.practice().equals(practice)));
    }

    /** Names of the contents that windows hold. */
    Stream<String> blobs() {
        return windows.rows().flatMap(window -> window.documents().stream()).map(SealedDocument::blob);
    }

    private void change(String practice, String id, Predicate<Prepared> which, UnaryOperator<Prepared> change) {
        transactions.within(
                () -> windows.update(id, which.and(window -> window.practice().equals(practice)), change));
    }

    private static Prepared copy(
            Prepared window,
            Optional<String> keyHash,
            String draft,
            String typed,
            List<SealedDocument> documents,
            Instant endsAt,
            Optional<String> transfer) {
        return new Prepared(
                window.id(),
                window.practice(),
                window.ticketHash(),
                keyHash,
                window.locale(),
                draft,
                typed,
                documents,
                window.createdAt(),
                endsAt,
                transfer);
    }
}
