package org.briefsiegel.transfer.store;

import java.sql.SQLException;

/** What a database says when a key is there already. */
final class UniqueViolation {

    /** The SQL standard's "unique constraint violation", which both databases report. */
    private static final String STATE = "23505";

    private UniqueViolation() {}

    static boolean isCauseOf(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
