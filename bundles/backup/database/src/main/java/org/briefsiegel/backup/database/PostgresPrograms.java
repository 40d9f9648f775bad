package org.briefsiegel.backup.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;

/**
 * PostgreSQL's programs, of its server's version or a newer one. Where the database is and the password go by the environment,
 * never by the command line, which everybody on the machine may read.
 *
 * @param dump the program {@code pg_dump}: its path, or its name where it is on the path
 * @param restore the program {@code pg_restore}, likewise
 */
public record PostgresPrograms(String dump, String restore) {

    private static final int LONGEST_ANSWER = 500;

    /** Writes what a snapshot shows into a file, in the custom format. */
    void dump(Login login, String snapshot, Path file) throws IOException {
        run(
                PostgresAddress.of(login).environment(),
                List.of(dump, "--format=custom", "--no-password", "--snapshot=" + snapshot, "--file=" + file));
    }

    /** Reads such a file into an empty database, all of it or nothing. */
    public void restore(Login login, Path file) throws IOException {
        Map<String, String> environment = PostgresAddress.of(login).environment();
        run(
                environment,
                List.of(
                        restore,
                        "--single-transaction",
                        "--exit-on-error",
                        "--no-owner",
                        "--no-privileges",
                        "--no-password",
                        "--dbname=" + environment.get("PGDATABASE"),
                        file.toString()));
    }

    /** What such a file holds, a line each; reads its list of contents alone. */
    public List<String> list(Path file) throws IOException {
        return run(Map.of(), List.of(restore, "--list", file.toString()))
                .lines()
                .filter(line -> !line.startsWith(";"))
                .toList();
    }

    private static String run(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder program = new ProcessBuilder(new ArrayList<>(command));
        program.environment().putAll(environment);
        program.redirectErrorStream(true);
        Process running = start(program);
        try {
            running.getOutputStream().close();
            String answer = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new IOException(command.get(0) + " failed: " + end(answer));
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.get(0) + " was interrupted", e);
        } finally {
            running.destroy();
        }
    }

    private static Process start(ProcessBuilder program) throws IOException {
        try {
            return program.start();
        } catch (IOException e) {
            throw new IOException(
                    program.command().get(0)
                            + " can't be started: install PostgreSQL's programs, or say where they are in org.briefsiegel.backup.cfg",
                    e);
        }
    }

    private static String end(String answer) {
        String stripped = answer.strip();
        return stripped.substring(Math.max(0, stripped.length() - LONGEST_ANSWER));
    }
}
