package org.briefsiegel.testkit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A PostgreSQL of one's own, on loopback, that can be stopped and started again on its data, and frozen. */
public final class PostgresServer implements AutoCloseable {

    /** On a machine that is busy with other tests. */
    static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    private PostgresServer(Path data, EmbeddedPostgres running) {
        this.data = data;
        this.running = running;
        this.port = running.getPort();
    }

    /** Starts one; the folder is its own, and keeps what it holds. What is committed may not be on the disk. */
    public static PostgresServer start(Path data) throws IOException {
        return new PostgresServer(data, builder(data).start());
    }

    /** The same, as slow as one that is used: what is committed is on the disk. */
    public static PostgresServer startDurable(Path data) throws IOException {
        return new PostgresServer(
                data, builder(data).setServerConfig("fsync", "on").start());
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(LONGEST_START);
    }

    /** JDBC URL, for user and password {@code postgres}. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Each connection is made anew. */
    public DataSource dataSource() {
        return running.getPostgresDatabase();
    }

    /** Ends it; its data stays. */
    public void stop() throws IOException {
        running.close();
    }

    /** Starts it again after a stop, on the same port. */
    public void restart() throws IOException {
        running = builder(data).setPort(port).start();
    }

    /** From now on no process of it does anything; the system still takes connections for it. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Undoes a freeze. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** The postmaster first: when it stands still, no process comes after those that are there. */
    private void signal(String name) throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        signal(name, List.of(postmaster));
        signal(name, postmaster.descendants().toList());
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> kill.add(String.valueOf(process.pid())));
        new ProcessBuilder(kill).inheritIO().start().waitFor(); // one of them may have ended meanwhile
        while (name.equals("STOP") && processes.stream().anyMatch(PostgresServer::isRunning)) {
            Thread.onSpinWait();
        }
    }

    /** Linux: the state stands behind the name in parentheses; T is stopped, Z ended. See proc_pid_stat(5). */
    private static boolean isRunning(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return !"TZ".contains(stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3));
        } catch (IOException ended) {
            return false;
        }
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .orElseThrow(() -> new IllegalStateException("PostgreSQL isn't running"));
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
