package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "25006", "55P03", "40001"})
    void whatPassesIsAnOutage(String state) {
        assertThat(Outage.isOne(wrapped(new SQLException("", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01", "57014", ""})
    void aFaultIsNone(String state) {
        assertThat(Outage.isOne(wrapped(new SQLException("", state)))).isFalse();
    }

    @Test
    void noConnectionInTimeIsAnOutage() {
        assertThat(Outage.isOne(wrapped(new SQLTransientConnectionException("timed out"))))
                .isTrue();
    }

    /** H2 calls it a general error the first time. */
    @Test
    void aDiskThatTakesNoMoreIsAnOutage() {
        SQLException full =
                new SQLException("General error", "HY000", 50000, new IOException("No space left on device"));
        SQLException other = new SQLException("General error", "HY000", 50000, new IllegalStateException());

        assertThat(Outage.isOne(wrapped(full))).isTrue();
        assertThat(Outage.isOne(wrapped(other))).isFalse();
    }

    @Test
    void whatIsNotTheDatabasesIsNone() {
        assertThat(Outage.isOne(new IllegalStateException())).isFalse();
    }

    private static Throwable wrapped(SQLException cause) {
        return new PersistenceException("query", new IllegalStateException(cause));
    }
}
