package org.briefsiegel.platform.persistence.unit;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Parts with a connection whose server may be written no more: after a failover it leads to what was the primary once. A
 * connection that is lost the pool leaves by itself.
 */
public final class Eviction implements SQLExceptionOverride {

    /** Read-only transaction; the server goes down, or comes up (PostgreSQL 18, appendix A). */
    private static final Set<String> STATES = Set.of("25006", "57P01", "57P02", "57P03");

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return failure.getSQLState() != null && STATES.contains(failure.getSQLState())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
