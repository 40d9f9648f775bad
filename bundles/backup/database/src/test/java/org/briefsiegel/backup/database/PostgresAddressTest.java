package org.briefsiegel.backup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.briefsiegel.platform.persistence.DatabaseConnections.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL's programs find the database that the server is connected to. */
class PostgresAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.org/letters,db.example.org,5432,letters",
        "jdbc:postgresql://db.example.org:5433/letters,db.example.org,5433,letters",
        "jdbc:postgresql://[::1]:5433/letters,::1,5433,letters",
        "jdbc:postgresql://db.example.org/,db.example.org,5432,kim",
        "jdbc:postgresql:letters,localhost,5432,letters",
        "jdbc:postgresql://db.example.org/a%20b?socketTimeout=10,db.example.org,5432,a b"
    })
    void anAddressIsTheSameForBoth(String url, String host, String port, String database) {
        assertThat(PostgresAddress.of(new Login(url, "kim", "secret")).environment())
                .containsOnly(
                        entry("PGHOST", host),
                        entry("PGPORT", port),
                        entry("PGDATABASE", database),
                        entry("PGUSER", "kim"),
                        entry("PGPASSWORD", "secret"));
    }

    @Test
    void severalServersAndHowTlsIsUsedAreTakenOver() {
        String url = "jdbc:postgresql://one:1,two/letters?sslmode=verify-full&ApplicationName=x&sslrootcert=/ca.pem";

        assertThat(PostgresAddress.of(new Login(url, "kim", "secret")).environment())
                .contains(
                        entry("PGHOST", "one,two"),
                        entry("PGPORT", "1,5432"),
                        entry("PGSSLMODE", "verify-full"),
                        entry("PGSSLROOTCERT", "/ca.pem"))
                .doesNotContainValue("x");
    }

    @Test
    void nothingOfALoginIsSaidInALog() {
        Login login = new Login("jdbc:postgresql://db.example.org/letters", "kim", "secret");

        assertThat(login + " " + PostgresAddress.of(login)).doesNotContain("secret", "kim", "example");
    }
}
