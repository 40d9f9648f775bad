package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of two transactions on rows that have nothing to do with each other. */
class SingleWriterTest {

    private final JdbcDataSource driver = new JdbcDataSource();
    private volatile boolean away;
    private Connection kept;

    @BeforeEach
    void open() throws SQLException {
        driver.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        kept = driver.getConnection();
        try (Statement statement = kept.createStatement()) {
            statement.execute("create table note (id varchar primary key)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        kept.close();
    }

    @Test
    void theSecondWritesWhenTheFirstHasEndedAndReadsMeanwhile() throws Exception {
        DataSource turns = turns(Duration.ofSeconds(10));
        Connection first = transaction(turns);
        Connection second = transaction(turns);
        write(first, "a");

        assertThat(count(second)).isZero();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(second, "b"));
        assertThat(written.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).isDone())
                .isFalse();
        first.commit();
        written.get(5, TimeUnit.SECONDS);
        second.commit();
        assertThat(count(first)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"commit", "rollback", "close"})
    void howeverATransactionEndsTheNextHasItsTurn(String end) throws Exception {
        DataSource turns = turns(Duration.ofSeconds(10));
        Connection first = transaction(turns);
        write(first, "a");
        write(first, "b");
        switch (end) {
            case "commit" -> first.commit();
            case "rollback" -> first.rollback();
            default -> first.close();
        }
        Connection second = transaction(turns);
        write(second, "c");
        second.commit();
    }

    @Test
    void whoWaitsInVainIsToldThatItPasses() throws Exception {
        DataSource turns = turns(Duration.ofMillis(200));
        write(transaction(turns), "a");

        assertThatThrownBy(() -> transaction(turns).prepareStatement("delete from note"))
                .isInstanceOf(SQLTransientConnectionException.class)
                .matches(Outage::isOne);
    }

    @Test
    void nobodyWaitsWhileTheDatabaseIsAway() throws Exception {
        DataSource turns = turns(Duration.ofMinutes(10));
        write(transaction(turns), "a");
        away = true;

        assertThatThrownBy(() -> transaction(turns).prepareStatement("delete from note"))
                .isInstanceOf(SQLTransientConnectionException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from note|false",
                "SELECT id FROM note WHERE id IN (?)|false",
                "select id from note for update skip locked|true",
                "SELECT ID FROM NOTE WHERE (ID = ?) FOR UPDATE|true",
                "insert into note values (?)|true",
                "UPDATE note SET id = ?|true",
                "delete from note|true",
                "with x as (select 1) delete from note|true",
                "backup to 'x'|true"
            })
    void whatMayWriteIsKnownByItsText(String sql, boolean writing) {
        assertThat(SingleWriter.isWriting(sql)).isEqualTo(writing);
    }

    private DataSource turns(Duration longestWait) {
        return SingleWriter.over(driver, () -> away, longestWait);
    }

    private static Connection transaction(DataSource turns) throws SQLException {
        Connection connection = turns.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(Connection connection, String id) {
        try (PreparedStatement insert = connection.prepareStatement("insert into note values (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("select count(*) from note");
                ResultSet result = count.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }
}
