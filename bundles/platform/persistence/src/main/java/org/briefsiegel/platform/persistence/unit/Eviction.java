package org.briefsiegel.platform.persistence.unit;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Parts with a connection whose server may be written no more: after a failover it leads to what was the primary once. So does one
 * of H2 whose database has closed itself, as it does where it finds no room on the disk: it says for ever that it is valid, while a
 * new one opens the file again. A connection that is lost the pool leaves by itself.
 */
public final class Eviction implements SQLExceptionOverride {

    /** Read-only transaction; the server goes down, or comes up (PostgreSQL 18, appendix A); closed (H2, twice). */
    private static final Set<String> STATES = Set.of("25006", "57P01", "57P02", "57P03", "90098", "90121");

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return failure.getSQLState() != null && STATES.contains(failure.getSQLState())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
