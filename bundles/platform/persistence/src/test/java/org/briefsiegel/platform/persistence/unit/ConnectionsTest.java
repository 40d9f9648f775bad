package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

    @TempDir
    private Path folder;

    @Test
    void aConnectionToH2IsClosedWhenItIsCut() throws SQLException {
        JdbcDataSource driver = new JdbcDataSource();
        driver.setURL("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0");
        Connections connections = new Connections(Database.H2, driver, Duration.ZERO);
        Connection cut = connections.getConnection();

        connections.abort();

        assertThat(cut.isClosed()).isTrue();
    }
}
