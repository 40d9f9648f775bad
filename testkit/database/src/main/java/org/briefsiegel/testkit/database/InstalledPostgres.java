package org.briefsiegel.testkit.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The PostgreSQL that is installed on this machine (Debian: {@code postgresql}), with the programs that come with it and that the
 * embedded one lacks: {@code pg_dump} and {@code pg_restore}. A cluster of its own, on loopback, that lets nobody in without the
 * password.
 */
public final class InstalledPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final String PASSWORD = "correct horse";

    private final Path programs;
    private final Path data;
    private final int port;

    private InstalledPostgres(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** Starts one; the folder is its own, and isn't there yet. */
    public static InstalledPostgres start(Path data) throws IOException, InterruptedException {
        InstalledPostgres server = new InstalledPostgres(newest(), data, freePort());
        Path password = Files.writeString(data.resolveSibling(data.getFileName() + ".password"), PASSWORD);
        server.run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                password.toString(),
                "-N");
        server.run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-o",
                "-p " + server.port
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c jit=off",
                "-l",
                data.resolve("server.log").toString(),
                "-w",
                "start");
        return server;
    }

    private static Path newest() throws IOException {
        if (Files.isDirectory(VERSIONS)) {
            try (Stream<Path> versions = Files.list(VERSIONS)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
                        .max(Comparator.comparingInt(programs -> Integer.parseInt(
                                programs.getParent().getFileName().toString())))
                        .orElseThrow(InstalledPostgres::missing);
            }
        }
        throw missing();
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("PostgreSQL isn't installed. On Debian: apt-get install postgresql");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** PostgreSQL refuses to run as root: then in a user namespace, where it is nobody. */
    private void run(String program, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program(program));
        command.addAll(List.of(words));
        Path output = Files.createTempFile("postgres", ".out");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(program + ": " + Files.readString(output));
        }
        Files.delete(output);
    }

    /** The path of one of its programs. */
    public String program(String name) {
        return programs.resolve(name).toString();
    }

    /** JDBC URL of a new database without tables. */
    public String empty() throws SQLException {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url(USER), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String username() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    }
}
