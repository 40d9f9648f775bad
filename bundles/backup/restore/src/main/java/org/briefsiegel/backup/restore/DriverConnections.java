package org.briefsiegel.backup.restore;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.briefsiegel.backup.database.DatabaseKind;
import org.briefsiegel.platform.persistence.DatabaseConnections;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections of the database's own driver. */
record DriverConnections(Login login, DataSource driver) implements DatabaseConnections {

    static DriverConnections to(Login login) {
        return new DriverConnections(
                login,
                switch (DatabaseKind.of(login.url())) {
                    case H2 -> h2(login);
                    case POSTGRESQL -> postgres(login);
                });
    }

    private static DataSource h2(Login login) {
        JdbcDataSource driver = new JdbcDataSource();
        driver.setURL(login.url());
        driver.setUser(login.username());
        driver.setPassword(login.password());
        return driver;
    }

    private static DataSource postgres(Login login) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setUrl(login.url());
        driver.setUser(login.username());
        driver.setPassword(login.password());
        return driver;
    }

    @Override
    public Connection open() throws SQLException {
        return driver.getConnection();
    }

    @Override
    public String toString() {
        return "DriverConnections[…]";
    }
}
