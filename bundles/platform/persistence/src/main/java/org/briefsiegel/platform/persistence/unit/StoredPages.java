package org.briefsiegel.platform.persistence.unit;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * H2's store of an open database. By reflection, since H2 has no SQL for it, and its bundle keeps the packages to itself in which one gets
 * to it.
 *
 * @param store an {@code org.h2.mvstore.MVStore}
 */
record StoredPages(Object store) {

    /** Below that, parts of the file are rewritten; above, it would write for ever. */
    private static final int FILL_RATE = 50;

    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /** @throws ReflectiveOperationException where this isn't the H2 that is known here, or not in this process */
    static StoredPages behind(Connection connection) throws SQLException, ReflectiveOperationException {
        Object session = ask(connection.unwrap(Connection.class), "getSession");
        return new StoredPages(ask(ask(ask(session, "getDatabase"), "getStore"), "getMvStore"));
    }

    /** Another after each commit. */
    long version() throws ReflectiveOperationException {
        return (Long) ask(store, "getCurrentVersion");
    }

    /** Moves a few megabytes at most, or nothing, where enough of the file is in use. Nobody else may write meanwhile. */
    void compact() throws ReflectiveOperationException {
        store.getClass().getMethod("compact", int.class, int.class).invoke(store, FILL_RATE, MOST_BYTES);
    }

    private static Object ask(Object of, String method) throws ReflectiveOperationException {
        try {
            return of.getClass().getMethod(method).invoke(of);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException closed) {
                throw closed;
            }
            throw e;
        }
    }
}
