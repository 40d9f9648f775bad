package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/data/db;WRITE_DELAY=0, H2",
        "jdbc:h2:file:/data/db;LOCK_TIMEOUT=5;write_delay=0, H2",
        "jdbc:h2:~/db;WRITE_DELAY=0;LOCK_TIMEOUT=5, H2",
        "jdbc:h2:mem:test, H2",
        "jdbc:postgresql://localhost/briefsiegel, POSTGRESQL"
    })
    void isChosenByTheUrl(String url, Database expected) {
        assertThat(Database.behind(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/data/db",
                "jdbc:h2:/data/db;LOCK_TIMEOUT=5",
                "jdbc:h2:./db;WRITE_DELAY=01",
                "jdbc:h2:zip:db.zip!/test"
            })
    void refusesAFileThatLosesAcknowledgedRows(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Database.behind(url))
                .withMessageContaining("WRITE_DELAY=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:mysql://localhost/briefsiegel", "briefsiegel"})
    void refusesDatabasesThatItDoesNotKnow(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> Database.behind(url));
    }
}
