package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Contribution;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void keepsItsRowsAndWritesNoTraceOfThem() {
        String url = "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0";
        try (PersistenceUnit unit = open(url)) {
            write(unit, "maria");
            assertThatThrownBy(() -> write(unit, "maria")).isInstanceOf(DatabaseFault.class);
        }
        try (PersistenceUnit unit = open(url)) {
            assertThat(unit.entities().<Note>use(em -> em.find(Note.class, "maria")))
                    .isNotNull();
        }
        assertThat(folder).isDirectoryContaining("glob:**.mv.db").isDirectoryNotContaining("glob:**.trace.db");
    }

    /** As H2 closes itself where it finds no room on the disk; its connections go on saying that they are valid. */
    @Test
    void connectionsWhoseDatabaseWasClosedAreDropped() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0";
        try (PersistenceUnit unit = open(url)) {
            write(unit, "n-1");
            closeAtOnce(url);

            awaitWrite(unit, "n-2");

            assertThat(unit.entities().<Note>use(em -> em.find(Note.class, "n-1")))
                    .isNotNull();
        }
    }

    private static void closeAtOnce(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }

    private static PersistenceUnit open(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        return PersistenceUnit.open(Database.behind(url), database, 2, List.of(new Notes()));
    }

    private static void write(PersistenceUnit unit, String id) {
        unit.entities().use(em -> {
            em.persist(new Note(id, Instant.EPOCH));
            return null;
        });
    }

    /** The first ones fail over a dead connection, or because the database was found away. */
    private static void awaitWrite(PersistenceUnit unit, String id) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            try {
                write(unit, id);
                return;
            } catch (Unavailable away) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("still away");
    }

    private record Notes() implements Contribution {
        @Override
        public List<Class<?>> entities() {
            return List.of(Note.class);
        }

        @Override
        public String changeLog() {
            return "org/briefsiegel/platform/persistence/notes.sql";
        }
    }
}
