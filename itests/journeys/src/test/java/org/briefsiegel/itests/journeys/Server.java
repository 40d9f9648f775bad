package org.briefsiegel.itests.journeys;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The distribution, unpacked, on free loopback ports and with a data folder of its own, started as an operator does. */
final class Server implements AutoCloseable {

    /** More than by default: all tests come from one address. */
    static final int MISSES_PER_MINUTE = 100;

    /** A server lives for a minute or two here: what is compiled better for later costs it more than it gives. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    /** How long to wait for what takes a second or two: the machine may be busy with other tests. What is measured, bin/bench measures. */
    static final Duration SOON = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private Process process;

    private Server(Path home) {
        this.home = home;
    }

    /** Unpacks a fresh copy; settings are environment variables, as an operator sets them. */
    static Server unpack(String name, Map<String, String> settings) throws Exception {
        Path work = Path.of(System.getProperty("work")).toAbsolutePath();
        Path home = work.resolve(name);
        Disk.delete(home);
        Files.createDirectories(home);
        Server server = new Server(home);
        server.run(List.of(
                "tar", "-xzf", System.getProperty("distribution"), "--strip-components=1", "-C", home.toString()));
        int web = freePort();
        int smtp = freePort();
        int smpp = freePort();
        server.environment.putAll(Map.of(
                "BRIEFSIEGEL_DATA", home.resolve("var").toString(),
                "BRIEFSIEGEL_WEB_PORT", String.valueOf(web),
                "BRIEFSIEGEL_WEB_BASE_URL", "http://localhost:" + web,
                "BRIEFSIEGEL_FEATURE", "briefsiegel-demo",
                "BRIEFSIEGEL_DEMO_INBOX_SMTP_PORT", String.valueOf(smtp),
                "BRIEFSIEGEL_DEMO_INBOX_SMPP_PORT", String.valueOf(smpp),
                "BRIEFSIEGEL_CHANNEL_MAIL_PORT", String.valueOf(smtp),
                "BRIEFSIEGEL_CHANNEL_SMS_PORT", String.valueOf(smpp),
                "BRIEFSIEGEL_SHELL_PORT", String.valueOf(freePort())));
        server.environment.put("BRIEFSIEGEL_TRANSFER_PAGE_MISSES_PER_MINUTE", String.valueOf(MISSES_PER_MINUTE));
        server.environment.put("JAVA_HOME", System.getProperty("java.home"));
        server.environment.put("BRIEFSIEGEL_JAVA_OPTS", SHORT_LIVED);
        server.environment.putAll(settings);
        return server;
    }

    /** Further settings, before the start. */
    Server set(Map<String, String> settings) {
        environment.putAll(settings);
        return this;
    }

    /** Starts it, and leaves nothing running when it doesn't get ready. */
    Server start() throws Exception {
        launch();
        try {
            return awaitReady();
        } catch (ConditionTimeoutException late) {
            kill();
            throw late;
        }
    }

    /** Starts it, and waits for nothing. */
    Server launch() throws IOException {
        ProcessBuilder command = new ProcessBuilder(home.resolve("bin/karaf").toString(), "daemon");
        command.environment().putAll(environment);
        command.redirectErrorStream(true)
                .redirectOutput(home.resolve("console.log").toFile());
        process = command.start();
        return this;
    }

    Server awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended: " + Files.readString(home.resolve("console.log")));
            }
            return isReady();
        });
        return this;
    }

    boolean isReady() {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** A command in the operator's shell, with {@code --json}. */
    JsonNode command(String line) throws Exception {
        return JSON.readTree(shell(line + " --json"));
    }

    /** A command in the operator's shell. */
    String shell(String line) throws Exception {
        return new OperatorShell(home, Integer.parseInt(environment.get("BRIEFSIEGEL_SHELL_PORT"))).run(line);
    }

    /** What a command that fails, with {@code --json}, says on the error output; it says nothing else. */
    JsonNode refused(String line) throws Exception {
        ProcessBuilder command = new ProcessBuilder(home.resolve("bin/client").toString(), line + " --json");
        command.environment().putAll(environment);
        Path error = Files.createTempFile(data(), "refused", ".json");
        Process running = command.redirectError(error.toFile()).start();
        String answer = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 1 || !answer.isEmpty()) {
            throw new IllegalStateException(line + ": " + answer);
        }
        return JSON.readTree(error.toFile());
    }

    /** Where the distribution is unpacked; its {@code bin/client} is the operator's shell. */
    Path home() {
        return home;
    }

    private String run(List<String> words) throws Exception {
        return run(words, Map.of());
    }

    /** Runs a program in the distribution's folder, with further variables, to its good end. */
    String run(List<String> words, Map<String, String> variables) throws Exception {
        ProcessBuilder command = new ProcessBuilder(words).directory(home.toFile());
        command.environment().putAll(environment);
        command.environment().putAll(variables);
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process running = command.start();
        String answer = new String(running.getInputStream().readAllBytes());
        if (running.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + answer);
        }
        return answer;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path)).timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    URI url(String path) {
        return URI.create("http://localhost:" + environment.get("BRIEFSIEGEL_WEB_PORT"))
                .resolve(path);
    }

    /** What it was started with. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    Path data() {
        return Path.of(environment.get("BRIEFSIEGEL_DATA"));
    }

    /** What Karaf knows of its bundles: each has a file with its state, its start level and when it last changed. */
    Path bundleCache() {
        return home.resolve("data/cache");
    }

    Path deploy() {
        return home.resolve("deploy");
    }

    /** Puts the plug-in that this module has built where it is deployed, complete from its first moment. */
    Path drop(String module) throws IOException {
        Path built = Path.of(System.getProperty("root"), module);
        String name = built.getFileName().toString();
        try (Stream<Path> files = Files.list(built.resolve("target"))) {
            Path jar = files.filter(file -> file.toString().endsWith("SNAPSHOT.jar"))
                    .findFirst()
                    .orElseThrow();
            Path half = Files.copy(jar, deploy().resolveSibling(name + ".part"), StandardCopyOption.REPLACE_EXISTING);
            return Files.move(half, deploy().resolve(name + ".jar"));
        }
    }

    /** Ends the process as a power cut does. */
    void kill() throws Exception {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** Tells it to stop, as an operator does (SIGTERM), and waits for nothing. */
    void terminate() {
        process.destroy();
    }

    /** Whether it ends by itself now. */
    boolean awaitEnd() throws InterruptedException {
        return process.waitFor(90, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        if (process != null && process.isAlive()) {
            List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
            terminate();
            if (!awaitEnd()) {
                kill();
            }
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
