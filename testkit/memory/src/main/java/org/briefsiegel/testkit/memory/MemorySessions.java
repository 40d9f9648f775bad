package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.transfer.storeapi.Sessions;

final class MemorySessions implements Sessions {

    private final MemoryTransactions transactions;
    private final Table<String, Session> sessions;
    private final Table<String, String> fetches;

    MemorySessions(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.sessions = new Table<>(transactions);
        this.fetches = new Table<>(transactions);
    }

    @Override
    public void open(Session session) {
        transactions.within(() -> sessions.insert(session.hash(), session));
    }

    @Override
    public Optional<Session> find(String hash) {
        return transactions.within(() -> sessions.find(hash));
    }

    @Override
    public void touch(String hash, Instant usedAt) {
        transactions.within(() -> sessions.update(
                hash,
                session -> true,
                session -> new Session(hash, session.practice(), session.transfer(), usedAt, session.endsAt())));
    }

    @Override
    public void close(String hash) {
        transactions.within(() -> sessions.remove(hash));
    }

    @Override
    public void closeAll(String practice, String transfer) {
        transactions.within(() -> sessions.removeAll(session ->
                session.practice().equals(practice) && session.transfer().equals(transfer)));
    }

    @Override
    public boolean noteFetch(String hash, int document) {
        return transactions.within(() -> {
            String fetch = hash + "/" + document;
            if (sessions.find(hash).isEmpty() || fetches.find(fetch).isPresent()) {
                return false;
            }
            fetches.insert(fetch, hash);
            return true;
        });
    }

    @Override
    public void purge(Instant before) {
        transactions.within(() -> sessions.removeAll(session -> session.endsAt().isBefore(before)));
    }
}
