package org.briefsiegel.platform.persistence.unit;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.briefsiegel.platform.persistence.DatabaseConnections;

/** Connections of the driver itself, which the pool doesn't count and the watch doesn't cut. */
record LongConnections(DataSource driver, Login login) implements DatabaseConnections {

    @Override
    public Connection open() throws SQLException {
        return driver.getConnection();
    }

    @Override
    public String toString() {
        return "LongConnections[…]";
    }
}
