package org.briefsiegel.platform.persistence.unit;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.exceptions.EclipseLinkException;

/**
 * What went wrong in the database, without the words of the database: they quote values, and this is going to be logged.
 * Says which exceptions were thrown, with SQL states and error codes, and where.
 */
final class DatabaseFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 20;

    private DatabaseFault(List<Throwable> chain) {
        super(chain.stream().map(DatabaseFault::told).collect(Collectors.joining(", caused by ")));
        setStackTrace(chain.get(0).getStackTrace());
    }

    /** The exception itself, if it doesn't come from the database; who wraps one of those must not pass its words on. */
    static RuntimeException withoutValues(RuntimeException exception) {
        return mayQuote(exception) ? new DatabaseFault(chain(exception)) : exception;
    }

    private static List<Throwable> chain(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
    }

    private static boolean mayQuote(Throwable cause) {
        return cause instanceof SQLException
                || cause instanceof PersistenceException
                || cause instanceof EclipseLinkException;
    }

    private static String told(Throwable cause) {
        String name = cause.getClass().getName();
        return cause instanceof SQLException sql
                ? name + " (SQL state " + sql.getSQLState() + ", code " + sql.getErrorCode() + ")"
                : name;
    }
}
