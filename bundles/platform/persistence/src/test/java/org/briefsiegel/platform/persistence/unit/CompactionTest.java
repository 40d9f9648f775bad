package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final int ROWS = 2000;

    @TempDir
    private Path folder;

    private DataSource turns;

    @BeforeEach
    void open() throws SQLException {
        JdbcDataSource driver = new JdbcDataSource();
        // the time for which H2 keeps what it has overwritten, which nobody waits for here
        driver.setURL("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0;RETENTION_TIME=0");
        turns = SingleWriter.over(driver, () -> false);
        try (Connection connection = turns.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table note (id int primary key, one varchar(40), other varchar(40), text varchar(300))");
            statement.execute("create index by_one on note (one)");
            statement.execute("create index by_other on note (other)");
        }
    }

    @Test
    void whatIsUsedNoMoreIsUsedAgainWhileTheDatabaseIsOpen() throws Exception {
        try (Connection kept = turns.getConnection()) {
            write(0, ROWS, null);
            long without = size();

            try (Compaction compaction = new Compaction(turns)) {
                write(ROWS, 2 * ROWS, compaction);
            }

            assertThat(size()).as("twice the rows, without and then with").isLessThan(without * 3 / 2);
            assertThat(count(kept)).isEqualTo(2 * ROWS);
        }
    }

    private void write(int from, int to, Compaction compaction) throws Exception {
        try (Connection connection = turns.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = from; i < to; i++) {
                try (PreparedStatement insert = connection.prepareStatement("insert into note values (?, ?, ?, ?)")) {
                    insert.setInt(1, i);
                    insert.setString(2, UUID.randomUUID().toString());
                    insert.setString(3, UUID.randomUUID().toString());
                    insert.setString(4, "x".repeat(300));
                    insert.execute();
                }
                connection.commit();
                if (compaction != null && i % 500 == 0) {
                    compaction.compact();
                }
            }
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from note")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private long size() throws Exception {
        return Files.size(folder.resolve("db.mv.db"));
    }
}
