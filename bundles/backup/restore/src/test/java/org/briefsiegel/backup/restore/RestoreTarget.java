package org.briefsiegel.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;

/** A data folder that a set is restored to, with the master key, settings and a database of its own. */
record RestoreTarget(TestSites kind, Path etc, Path data, Login login, BackedUpSite from) {

    static RestoreTarget of(TestSites kind, Path data, BackedUpSite from) throws Exception {
        if (!Files.exists(data)) {
            BackedUpSite.copyKey(from.data(), data);
        }
        Login login = kind.empty(data);
        Path etc = Files.createDirectories(data.resolveSibling(data.getFileName() + "-etc"));
        write(
                etc,
                "store",
                "url = $[env:BRIEFSIEGEL_STORE_URL;default=jdbc:h2:file:${briefsiegel.data}/db/briefsiegel\\\\;WRITE_DELAY=0]",
                "username = " + login.username(),
                ".password = " + login.password());
        write(
                etc,
                "vault",
                "directory = ${briefsiegel.data}/vault",
                "keyFile = ${briefsiegel.data}/keys/master.key",
                ".masterKey = $[env:BRIEFSIEGEL_VAULT_MASTER_KEY;default=]");
        write(
                etc,
                "backup",
                "deletionLog = ${briefsiegel.data}/deletions.log",
                "pgDump = " + kind.programs().dump(),
                "pgRestore = " + kind.programs().restore());
        return new RestoreTarget(kind, etc, data, login, from);
    }

    private static void write(Path etc, String file, String... lines) throws IOException {
        Files.write(etc.resolve("org.briefsiegel." + file + ".cfg"), List.of(lines));
    }

    /** What the program says when all is well. */
    String run(String... words) {
        return run(0, words);
    }

    /** What it says when it refuses. */
    String refused(String... words) {
        return run(1, words);
    }

    /** With a database to restore to, where one is needed for it. */
    String check(Path set) {
        List<String> words = new ArrayList<>(List.of("--check"));
        if (kind == TestSites.POSTGRESQL) {
            words.addAll(List.of("--scratch", login.url()));
        }
        words.add(set.toString());
        return run(words.toArray(String[]::new));
    }

    private String run(int expected, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment =
                kind == TestSites.H2 ? Map.of() : Map.of("BRIEFSIEGEL_STORE_URL", login.url());
        int code = new Main(etc, data, environment, from.clock())
                .run(new PrintStream(out, true), new PrintStream(err, true), words);
        String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isEqualTo(expected);
        return said;
    }

    /** A server on what was restored. */
    BackedUpSite open() throws Exception {
        return new BackedUpSite(data, login, kind.programs());
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}
