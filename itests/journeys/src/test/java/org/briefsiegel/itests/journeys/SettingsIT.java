package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every key of every settings file, wrong in five ways, in a running server. */
class SettingsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\[env:([A-Z_]+);default=(.*)]", Pattern.DOTALL);
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^.*\n(?:\t(?:at |\\.\\.\\. ).*\n?)++");
    private static final int MISSES_PER_MINUTE = 3;
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(15);
    private static final int WRITES = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Server server;
    private static Map<String, Map<String, DescribedSetting>> described;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack(
                        "settings",
                        Map.of(
                                "BRIEFSIEGEL_WEB_BEHIND_PROXY",
                                "true",
                                "BRIEFSIEGEL_TRANSFER_PAGE_MISSES_PER_MINUTE",
                                String.valueOf(MISSES_PER_MINUTE)))
                .start();
        String installed = server.shell("bundle:list -t 0 -s --no-format");
        described = DescribedSetting.in(server.home().resolve("system/org/briefsiegel"), installed::contains);
    }

    /** A port that is opened anew is open before another test asks for anything. */
    @AfterEach
    void settle() {
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(server::isReady);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void everyKeyIsDescribedAndEveryDescribedKeyIsInItsFile() throws Exception {
        Map<String, Set<String>> inFiles = new TreeMap<>();
        for (Path file : files()) {
            inFiles.put(pid(file), new TreeSet<>(properties(file).stringPropertyNames()));
        }
        Map<String, Set<String>> inBundles = new TreeMap<>();
        described.forEach((pid, settings) -> inBundles.put(pid, new TreeSet<>(settings.keySet())));

        assertThat(inFiles).isEqualTo(inBundles);
    }

    @Test
    void theCommentAboveAKeySaysWhatIsAllowed() throws Exception {
        List<String> silent = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            described.get(pid(file)).values().forEach(setting -> {
                String comment = commentAbove(text, setting.key());
                Stream<String> words = setting.isNumber()
                        ? Stream.of(setting.min() + " to " + setting.max())
                        : setting.type().equals("Boolean") ? Stream.of("true or false") : setting.options().stream();
                words.filter(word -> !comment.contains(word))
                        .forEach(word -> silent.add(setting.pid() + " " + setting.key() + ": " + word));
            });
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void aFileIsShippedWithTheDefaultThatItsBundleHas() throws Exception {
        Map<String, String> different = new TreeMap<>();
        for (Path file : files()) {
            Properties shipped = properties(file);
            described.get(pid(file)).values().stream()
                    .filter(setting -> !setting.defaultValue().isEmpty())
                    .filter(setting -> !setting.defaultValue().equals(byDefault(shipped.getProperty(setting.key()))))
                    .forEach(setting ->
                            different.put(setting.pid() + " " + setting.key(), shipped.getProperty(setting.key())));
        }

        assertThat(different.keySet())
                .as("but for the demo's mail server")
                .containsExactly("org.briefsiegel.channel.mail port", "org.briefsiegel.channel.mail tls");
    }

    private static String byDefault(String value) {
        Matcher variable = VARIABLE.matcher(value);
        return variable.matches() ? variable.group(2) : value;
    }

    /** The comment of a group of keys stands above the first of them. */
    private static String commentAbove(String text, String key) {
        String before = text.substring(0, ("\n" + text).indexOf("\n" + key + " ="));
        String group = before.substring(before.lastIndexOf("\n\n") + 1);
        return group.lines().filter(line -> line.startsWith("#")).reduce("", (all, line) -> all + line.substring(1));
    }

    @Test
    void aWrongValueIsNamedAndTheLastGoodOneStaysInForce() throws Exception {
        Map<Path, String> originals = new HashMap<>();
        for (Path file : files()) {
            originals.put(file, Files.readString(file));
        }
        Map<String, String> good = goodValues();
        List<String> table = new ArrayList<>(List.of("| file | key | value | said |", "|---|---|---|---|"));
        long logged = Files.size(log());
        int rounds = described.values().stream()
                .flatMap(settings -> settings.values().stream())
                .mapToInt(setting -> setting.wrongValues().size())
                .max()
                .orElseThrow();
        assertThat(rounds).isEqualTo(5);

        try {
            for (int round = 0; round < rounds; round++) {
                Map<String, String> set = new TreeMap<>();
                Map<Path, String> texts = new HashMap<>();
                for (Path file : files()) {
                    StringBuilder text =
                            new StringBuilder("prot = 25\n").append(mark(round)).append(" = x\n");
                    for (DescribedSetting setting : described.get(pid(file)).values()) {
                        String value = setting.wrongValues().get(round);
                        set.put(setting.pid() + ".cfg: " + setting.key(), value);
                        text.append(setting.key())
                                .append(" = ")
                                .append(escaped(value))
                                .append('\n');
                    }
                    texts.put(file, text.toString());
                }
                Map<String, String> said = awaitNamed(texts, set.keySet(), round);

                assertThat(said)
                        .allSatisfy((name, sentence) ->
                                assertThat(sentence).contains("; allowed: ").contains(good.get(name)));
                set.forEach((name, value) -> table.add("| " + name.replace(": ", " | ") + " | `" + escaped(value)
                        + "` | " + said.get(name).substring(name.length()) + " |"));
            }
            Files.write(Path.of("target/settings-walk.md"), table);
        } finally {
            write(originals);
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> ready = server.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).doesNotContain(".cfg: ");
        });

        String log = Files.readString(log()).substring((int) logged);
        described
                .values()
                .forEach(settings -> settings.values()
                        .forEach(setting -> assertThat(log)
                                .contains(setting.pid() + ".cfg: " + setting.key()
                                        + (setting.isSecret() ? " (not shown)" : " = "))));
        assertThat(log).contains("org.briefsiegel.channel.mail.cfg: prot is no setting; did you mean port?");
        assertThat(failures(log)).isEmpty();
    }

    /**
     * The stack traces that lead through our code, with the line before each; without those that the framework begins, which
     * tells of a component that leaves while another takes it.
     */
    private static List<String> failures(String log) {
        return STACK_TRACE
                .matcher(log)
                .results()
                .map(MatchResult::group)
                .filter(trace -> trace.contains("\tat org.briefsiegel."))
                .filter(trace ->
                        !trace.lines().skip(1).findFirst().orElseThrow().startsWith("\tat org.apache.felix."))
                .toList();
    }

    /** A key by which a file is known again: what is named with it belongs to the same reading. */
    private static String mark(int round) {
        return "round" + round;
    }

    /** Writes the files and waits until the server, ready all the time or again, names each of these keys. */
    private static Map<String, String> awaitNamed(Map<Path, String> texts, Set<String> names, int round) {
        for (int i = 0; i < WRITES - 1; i++) {
            try {
                return awaitNamedOnce(texts, names, round, FIRST_PATIENCE);
            } catch (ConditionTimeoutException e) {
                // File Install misses a file that is written while it still takes up the one before
            }
        }
        return awaitNamedOnce(texts, names, round, PATIENCE);
    }

    private static Map<String, String> awaitNamedOnce(
            Map<Path, String> texts, Set<String> names, int round, Duration patience) {
        Map<String, String> said = new TreeMap<>();
        write(texts);
        await("round " + round)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(
                        UncheckedIOException.class) // settings that another test put back open the port anew
                .untilAsserted(() -> {
                    HttpResponse<String> ready = server.get("/health/ready");
                    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
                    said.clear();
                    Set<String> read = new TreeSet<>();
                    for (JsonNode degraded : JSON.readTree(ready.body()).get("degraded")) {
                        String text = degraded.asText();
                        read.add(text);
                        names.stream()
                                .filter(name -> text.startsWith(name + " "))
                                .forEach(name -> said.put(name, text));
                    }
                    assertThat(read)
                            .containsAll(texts.keySet().stream()
                                    .map(file -> pid(file) + ".cfg: " + mark(round) + " is no setting.")
                                    .toList());
                    assertThat(said.keySet()).containsExactlyInAnyOrderElementsOf(names);
                });
        return said;
    }

    private static void write(Map<Path, String> texts) {
        texts.forEach((file, text) -> {
            try {
                replace(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** In one piece: File Install reads a file also while it is being written, and a half one opens the port anew. */
    private static void replace(Path file, String text) throws IOException {
        Path whole = Files.writeString(server.home().resolve("settings.part"), text);
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the sentence about a key ends with, by file and key. */
    private static Map<String, String> goodValues() throws IOException {
        Map<String, String> good = new TreeMap<>();
        for (Path file : files()) {
            Properties properties = properties(file);
            described.get(pid(file)).values().forEach(setting -> {
                Matcher variable = VARIABLE.matcher(properties.getProperty(setting.key()));
                assertThat(variable.matches()).as(setting.key()).isTrue();
                String value = server.variable(variable.group(1)).orElse(variable.group(2));
                boolean shown = !setting.isSecret() && !value.contains("${");
                good.put(
                        setting.pid() + ".cfg: " + setting.key(),
                        setting.isSecret()
                                ? "The last good one stays in force."
                                : shown
                                        ? "In force: "
                                                + (value.isEmpty()
                                                        ? "(nothing)"
                                                        : value.substring(0, Math.min(60, value.length())))
                                        : "In force: ");
            });
        }
        return good;
    }

    @Test
    void behindAProxyTheClientIsWhomTheProxyNames() {
        for (int i = 0; i < MISSES_PER_MINUTE; i++) {
            assertThat(unknownLink("198.51.100." + i, "203.0.113.7")).isEqualTo(404);
        }

        assertThat(unknownLink("198.51.100.99", "203.0.113.7")).isEqualTo(429);
        assertThat(unknownLink("203.0.113.7", "203.0.113.8")).isEqualTo(404);
    }

    /** From the first connection on: what is served is taken up before a port opens, and stays when another does. */
    @Test
    void whereThePortMovesToAllIsThereFromTheFirstConnectionOn() throws Exception {
        Path file = server.home().resolve("etc/org.briefsiegel.web.cfg");
        String original = Files.readString(file);
        int port = Server.freePort();
        List<Integer> answers = new ArrayList<>();
        try {
            replace(file, original.replaceAll("(?m)^port = .*", "port = " + port));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .ignoreException(ConnectException.class)
                    .until(() -> {
                        answers.add(status(port, "/accessibility"));
                        return answers.size() == 50;
                    });
        } finally {
            replace(file, original);
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .ignoreException(ConnectException.class)
                .until(() -> {
                    answers.add(status(server.url("/").getPort(), "/accessibility"));
                    return answers.size() == 100;
                });
        assertThat(answers).containsOnly(200);
    }

    private static int status(int port, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL("http", "127.0.0.1", port, path).openConnection();
        connection.setRequestProperty("Connection", "close");
        return connection.getResponseCode();
    }

    /** A port that was bound with the wrong password would stay bound, and nothing could be served at it any more. */
    @Test
    void aKeystoreThatCannotBeOpenedChangesNothingAndTheRightPasswordIsTakenWithoutARestart() throws Exception {
        Path file = server.home().resolve("etc/org.briefsiegel.web.cfg");
        String original = Files.readString(file);
        Path keystore = server.home().resolve("server.p12");
        HttpClient tls = HttpClient.newBuilder()
                .sslContext(makeKeystore(keystore, "right-password"))
                .build();
        long logged = Files.size(log());

        try {
            replace(file, withKeystore(original, keystore, "wrong-password"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpResponse<String> ready = server.get("/health/ready");
                assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
                assertThat(ready.body())
                        .containsPattern("web.cfg: keystore can't be used: it can't be opened with this password,"
                                + ".*\\. Listening at http://127.0.0.1:\\d+ as before");
            });

            replace(file, withKeystore(original, keystore, "right-password"));
            URI ready = URI.create(server.url("/health/ready").toString().replace("http:", "https:"));
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                HttpResponse<String> answer = tls.send(
                        HttpRequest.newBuilder(ready).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).doesNotContain("keystore");
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();
            });
        } finally {
            replace(file, original);
        }
        await().atMost(PATIENCE).until(server::isReady);
        assertThat(Files.readString(log()).substring((int) logged))
                .containsOnlyOnce("ERROR")
                .contains("web.cfg: keystore can't be used: ")
                .doesNotContain("wrong-password", "right-password", "\tat ");
    }

    private static String withKeystore(String settings, Path keystore, String password) {
        return settings.replaceAll("(?m)^keystore = .*", "keystore = " + keystore)
                .replaceAll("(?m)^\\.keystorePassword = .*", ".keystorePassword = " + password);
    }

    /** What trusts the certificate that it has made. */
    private static SSLContext makeKeystore(Path file, String password) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        server.run(
                List.of(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password),
                Map.of());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(file.toFile(), password.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A line that the client has made up, and one that a proxy of this machine has added. */
    private static int unknownLink(String forged, String client) {
        return server.get("/d/" + "a".repeat(32), "X-Forwarded-For", forged, "X-Forwarded-For", client)
                .statusCode();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(server.home().resolve("etc"))) {
            return files.filter(file -> file.getFileName().toString().matches("org\\.briefsiegel\\..*\\.cfg"))
                    .sorted()
                    .toList();
        }
    }

    private static String pid(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".cfg".length());
    }

    private static Path log() {
        return server.data().resolve("log/briefsiegel.log");
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return properties;
    }

    /** As a settings file wants it. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (char c : value.toCharArray()) {
            escaped.append(
                    c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : c == '\\' ? "\\\\" : String.valueOf(c));
        }
        return escaped.toString();
    }
}
