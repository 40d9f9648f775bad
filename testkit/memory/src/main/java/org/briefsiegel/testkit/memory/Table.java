package org.briefsiegel.testkit.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows that don't change themselves, sorted by their key. Used within a transaction only, which undoes what it wrote. */
final class Table<K extends Comparable<K>, R> {

    private final TreeMap<K, R> rows = new TreeMap<>();
    private final MemoryTransactions transactions;

    Table(MemoryTransactions transactions) {
        this.transactions = transactions;
    }

    Optional<R> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** Sorted by key. */
    Stream<R> rows() {
        return rows.values().stream();
    }

    /** Those from a key to just before another, sorted by key. */
    Stream<R> rows(K from, K to) {
        return rows.subMap(from, to).values().stream();
    }

    /** Sorted by key, the last first. */
    Stream<R> backwards() {
        return rows.descendingMap().values().stream();
    }

    /** As the database, which has each key once. */
    void insert(K key, R row) {
        if (rows.containsKey(key)) {
            throw new IllegalStateException("there is a row of this key");
        }
        put(key, row);
    }

    void put(K key, R row) {
        undoable(key, rows.put(key, row));
    }

    boolean remove(K key) {
        R before = rows.remove(key);
        if (before == null) {
            return false;
        }
        undoable(key, before);
        return true;
    }

    /** Changes the row of a key, if it is one of these; says whether it did. */
    boolean update(K key, Predicate<R> which, UnaryOperator<R> change) {
        Optional<R> row = find(key).filter(which);
        row.ifPresent(it -> put(key, change.apply(it)));
        return row.isPresent();
    }

    /** Changes all of these rows, and says how many there were. */
    int updateAll(Predicate<R> which, UnaryOperator<R> change) {
        List<K> keys = keys(which);
        keys.forEach(key -> put(key, change.apply(rows.get(key))));
        return keys.size();
    }

    /** Removes all of these rows, and says how many there were. */
    int removeAll(Predicate<R> which) {
        List<K> keys = keys(which);
        keys.forEach(this::remove);
        return keys.size();
    }

    /** Takes the first rows out. */
    List<R> take(int limit) {
        List<Map.Entry<K, R>> first = rows.entrySet().stream().limit(limit).toList();
        List<R> taken = first.stream().map(Map.Entry::getValue).toList();
        first.stream().map(Map.Entry::getKey).toList().forEach(this::remove);
        return taken;
    }

    private List<K> keys(Predicate<R> which) {
        return rows.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void undoable(K key, R before) {
        transactions.wrote(() -> {
            if (before == null) {
                rows.remove(key);
            } else {
                rows.put(key, before);
            }
        });
    }
}
