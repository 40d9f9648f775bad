package org.briefsiegel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our server with the demo inbox, and one practice in it. */
public final class Briefsiegel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("/d/[0-9a-v]{32}");

    private final Container container;
    private final Map<String, String> environment;
    private final URI base;
    private final Client client;
    private Child process;
    private String key = "";

    private Briefsiegel(Container container, Map<String, String> environment, URI base, Client client) {
        this.container = container;
        this.environment = environment;
        this.base = base;
        this.client = client;
    }

    /** Over TLS, with a practice in it. */
    static Briefsiegel start(Workshop workshop, Tls tls, Client client, Store store)
            throws IOException, InterruptedException {
        return start(workshop, tls, client, store, Map.of());
    }

    /** With further settings. */
    static Briefsiegel start(Workshop workshop, Tls tls, Client client, Store store, Map<String, String> further)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(store.settings());
        settings.putAll(further);
        settings.put("BRIEFSIEGEL_WEB_KEYSTORE", tls.keystore().toString());
        settings.put("BRIEFSIEGEL_WEB_KEYSTORE_PASSWORD", tls.password());
        Briefsiegel server = unpack(workshop, "https", client, settings);
        server.start();
        try {
            server.awaitReady();
            server.registerPractice();
            server.awaitQuiet();
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** So that nothing is compiled; returns when it is ready. */
    void restart() throws IOException, InterruptedException {
        close();
        start();
        awaitReady();
    }

    int port() {
        return base.getPort();
    }

    ProcessHandle process() {
        return process.handle();
    }

    /** Not started yet; settings are environment variables, as an operator sets them. */
    public static Briefsiegel unpack(Workshop workshop, String scheme, Client client, Map<String, String> settings)
            throws IOException, InterruptedException {
        Container container = Container.unpack(workshop.ours(), workshop.folder("briefsiegel"));
        int web = Ports.free();
        String smtp = String.valueOf(Ports.free());
        String smpp = String.valueOf(Ports.free());
        URI base = URI.create(scheme + "://localhost:" + web);
        Map<String, String> environment = new HashMap<>(Map.of(
                "BRIEFSIEGEL_DATA",
                container.home().resolve("var").toString(),
                "BRIEFSIEGEL_FEATURE",
                "briefsiegel-demo",
                "BRIEFSIEGEL_WEB_PORT",
                String.valueOf(web),
                "BRIEFSIEGEL_WEB_BASE_URL",
                base.toString(),
                "BRIEFSIEGEL_SHELL_PORT",
                String.valueOf(Ports.free()),
                "BRIEFSIEGEL_DEMO_INBOX_SMTP_PORT",
                smtp,
                "BRIEFSIEGEL_CHANNEL_MAIL_PORT",
                smtp,
                "BRIEFSIEGEL_DEMO_INBOX_SMPP_PORT",
                smpp,
                "BRIEFSIEGEL_CHANNEL_SMS_PORT",
                smpp,
                "BRIEFSIEGEL_REST_HTTP_REQUESTS_PER_MINUTE",
                "1000000"));
        environment.putAll(settings);
        return new Briefsiegel(container, environment, base, client);
    }

    public void start() throws IOException {
        process = container.start(environment);
    }

    public void awaitReady() throws IOException, InterruptedException {
        process.await(this::isReady);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.text(request("/health/ready").build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public void registerPractice() throws IOException, InterruptedException {
        String said = shell("practice:create Bench --plan BASIC --email bench@example.org --phone +4312345678 --json");
        key = JSON.readTree(said).get("apiKey").asText();
    }

    /** What the operator's shell says to a command. */
    public String shell(String command) throws IOException, InterruptedException {
        Map<String, String> withoutAgent = new HashMap<>(environment);
        withoutAgent.put("BRIEFSIEGEL_JAVA_OPTS", "");
        return Child.run(List.of(container.home().resolve("bin/client").toString(), command), withoutAgent);
    }

    /** What the operator's command says; it needs no running server. */
    public String command(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(container.home().resolve("bin/briefsiegel").toString()));
        command.addAll(List.of(words));
        return Child.run(command, environment);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Client.PATIENCE);
    }

    /** What the practice's software sends. */
    public HttpRequest.Builder call(String path) {
        return request("/api/v1" + path).header("Authorization", "Bearer " + key);
    }

    /** A question for a price, which wants everything that an acceptance does. */
    HttpRequest quote() {
        return quote(Letter.with(new byte[0], "sms-code"));
    }

    /** A question for the price of this letter. */
    public HttpRequest quote(Letter letter) {
        return call("/quotes")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(letter.question()))
                .build();
    }

    /** A new document. */
    public HttpRequest submission(Letter letter) {
        return submissionOf(letter).POST(letter.body()).build();
    }

    /** The same letter with another document than its own. */
    HttpRequest submission(Letter letter, long length, Supplier<InputStream> content) {
        return submissionOf(letter)
                .timeout(Duration.ofMinutes(5))
                .POST(letter.body(length, content))
                .build();
    }

    private HttpRequest.Builder submissionOf(Letter letter) {
        return call("/transfers").header("Idempotency-Key", letter.id()).header("Content-Type", letter.mediaType());
    }

    /** As {@link #create}, of a letter that costs something: its price is asked for first. */
    void createQuoted(Letter letter) throws IOException, InterruptedException {
        create(letter.isFree() ? letter : letter.quoted(quoteId()));
    }

    private String quoteId() throws IOException, InterruptedException {
        String said = Client.expect(200, client.text(quote())).body();
        return JSON.readTree(said).get("id").asText();
    }

    /** Sends a document; it is on the disk when this returns. */
    void create(Letter letter) throws IOException, InterruptedException {
        Client.expect(201, client.text(submission(letter)));
    }

    /** What a recipient's browser sends first. */
    HttpRequest page(Letter letter) throws IOException, InterruptedException {
        return request(awaitLink(letter.email())).build();
    }

    /** What a recipient's browser sends to fetch the document of this letter, past the second factor. */
    HttpRequest download(Letter letter) throws IOException, InterruptedException {
        String link = awaitLink(letter.email());
        HttpRequest answer = request(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Letter.RIGHT_ANSWER))
                .build();
        HttpResponse<String> response = Client.expect(303, client.text(answer));
        String cookie =
                response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        return request(link + "/documents/1").header("Cookie", cookie).build();
    }

    private String awaitLink(String email) throws IOException, InterruptedException {
        process.await(() -> linkFor(email).isPresent());
        return linkFor(email).orElseThrow();
    }

    /** How many mails each address has got. */
    Map<String, Integer> mails() throws IOException, InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        JsonNode messages = JSON.readTree(
                client.text(request("/demo/messages.json").build()).body());
        messages.get("mails").forEach(mail -> counts.merge(mail.get("to").asText(), 1, Integer::sum));
        return counts;
    }

    private Optional<String> linkFor(String email) throws IOException, InterruptedException {
        JsonNode messages = JSON.readTree(
                client.text(request("/demo/messages.json").build()).body());
        for (JsonNode mail : messages.get("mails")) {
            Matcher link = LINK.matcher(mail.get("text").asText());
            if (mail.get("to").asText().equals(email) && link.find()) {
                return Optional.of(link.group());
            }
        }
        return Optional.empty();
    }

    /** Where plug-ins are put. */
    Path deploy() {
        return container.home().resolve("deploy");
    }

    /** A setting of the next start. */
    public void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** Where it is unpacked. */
    public Path home() {
        return container.home();
    }

    /** Its database and its documents. */
    public Path data() {
        return Path.of(environment.get("BRIEFSIEGEL_DATA"));
    }

    /** The status with which its process has ended, once it has; empty while it still runs after this time. */
    public Optional<Integer> awaitEnd(Duration patience) throws InterruptedException {
        return process.awaitEnd(patience);
    }

    /** Ends it at once (SIGKILL); it can be started again. */
    public void kill() {
        process.kill();
    }

    void awaitQuiet() throws InterruptedException {
        process.awaitQuiet();
    }

    /** Ends it as an operator does; it can be started again. */
    public void stop() {
        process.close();
    }

    @Override
    public void close() {
        stop();
    }
}
