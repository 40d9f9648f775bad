package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseFaultTest {

    @Test
    void saysWhatWentWrongAndWhereButNoneOfTheValues() {
        SQLException sql = new SQLException("Value too long for column PHONE: '+436641234567'", "22001", 22001);
        RuntimeException fault = DatabaseFault.withoutValues(new PersistenceException("INSERT '+436641234567'", sql));
        StringWriter logged = new StringWriter();
        fault.printStackTrace(new PrintWriter(logged));

        assertThat(logged.toString())
                .doesNotContain("+436641234567")
                .contains("PersistenceException", "java.sql.SQLException (SQL state 22001, code 22001)")
                .contains("DatabaseFaultTest.saysWhatWentWrong");
    }

    @Test
    void leavesOtherExceptionsAsTheyAre() {
        RuntimeException other = new IllegalStateException("the vault is closed", new RuntimeException("why"));

        assertThat(DatabaseFault.withoutValues(other)).isSameAs(other);
    }
}
