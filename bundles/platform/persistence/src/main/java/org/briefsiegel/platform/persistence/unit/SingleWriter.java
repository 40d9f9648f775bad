package org.briefsiegel.platform.persistence.unit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Lets one transaction at a time write to an H2 database; who only reads waits for nobody. A commit stores every table and index as it
 * is at that moment, and with them what other transactions have half done. When the process is killed then, H2 takes some of that
 * for done: an index lacks a row, or keeps one that its table has changed (ADR 49).
 */
final class SingleWriter {

    /** As long as a transaction waits for its beginning. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Pattern READS = Pattern.compile("(?is)\\s*(?:select|values|explain)\\b.*");
    private static final Pattern LOCKS = Pattern.compile("(?is).*\\bfor\\s+update\\b.*");

    private final Semaphore turn = new Semaphore(1, true);
    private final BooleanSupplier away;
    private final Duration longestWait;

    private SingleWriter(BooleanSupplier away, Duration longestWait) {
        this.away = away;
        this.longestWait = longestWait;
    }

    /** @param away whether the database is known not to answer: nobody waits for it, then */
    static DataSource over(DataSource connections, BooleanSupplier away) {
        return over(connections, away, LONGEST_WAIT);
    }

    static DataSource over(DataSource connections, BooleanSupplier away, Duration longestWait) {
        SingleWriter writer = new SingleWriter(away, longestWait);
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(connections, method, arguments);
            return result instanceof Connection connection ? writer.guarded(connection) : result;
        });
    }

    private Connection guarded(Connection connection) {
        return proxy(Connection.class, new Guard(connection));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SingleWriter.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Row locks are written, too. Whoever has one has the turn, so that two never wait for each other. */
    static boolean isWriting(String sql) {
        return !READS.matcher(sql).matches() || LOCKS.matcher(sql).matches();
    }

    private void await() throws SQLException {
        long end = System.nanoTime() + longestWait.toNanos();
        try {
            while (!turn.tryAcquire(TransactionLimit.LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (away.getAsBoolean() || System.nanoTime() > end) {
                    throw new SQLTransientConnectionException("another transaction writes, and doesn't end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while another transaction writes", e);
        }
    }

    /** A connection of one thread at a time, as a pool gives it out; it has the turn from its first statement that writes to its end. */
    private final class Guard implements InvocationHandler {

        private final Connection connection;
        private boolean writing;

        Guard(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName().toLowerCase(Locale.ROOT);
            return switch (name) {
                case "preparestatement", "preparecall" -> {
                    if (isWriting((String) arguments[0])) {
                        begin();
                    }
                    yield SingleWriter.invoke(connection, method, arguments);
                }
                case "createstatement" -> {
                    begin(); // what it will be told isn't known here
                    yield SingleWriter.invoke(connection, method, arguments);
                }
                case "commit", "rollback", "close", "abort", "setautocommit" -> {
                    try {
                        yield SingleWriter.invoke(connection, method, arguments);
                    } finally {
                        end();
                    }
                }
                case "equals" -> proxy == arguments[0];
                default -> SingleWriter.invoke(connection, method, arguments);
            };
        }

        private synchronized void begin() throws SQLException {
            if (!writing && !connection.getAutoCommit()) {
                await();
                writing = true;
            }
        }

        private synchronized void end() {
            if (writing) {
                writing = false;
                turn.release();
            }
        }
    }
}
