package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.briefsiegel.itests.journeys.PracticeSystem.Answer;
import org.briefsiegel.testkit.database.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What is answered while something is away that the answer depends on: 503, and when to ask again; never 404, never nothing.
 * How quickly to the second is for bin/bench, on a machine of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AvailabilityIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration NO_HANG = Duration.ofSeconds(20);

    /** More than any buffer holds back: of a damaged document the first part has left before the damage is met. */
    private static final int SIZE = 3_000_000;

    /** Half of it is more than waits between two sockets. */
    private static final int LARGE = 25_000_000;

    private static PostgresServer postgres;
    private static Server server;
    private static PracticeSystem practice;
    private static Patient patient;
    private static String window;
    private static String transfer;

    @BeforeAll
    static void start() throws Exception {
        Path data = Path.of(System.getProperty("work")).resolve("availability-postgres");
        Disk.delete(data);
        Files.createDirectories(data.getParent());
        postgres = PostgresServer.start(data);
        server = Server.unpack(
                        "availability",
                        Map.of(
                                "BRIEFSIEGEL_STORE_URL", postgres.url(),
                                "BRIEFSIEGEL_STORE_USERNAME", "postgres",
                                "BRIEFSIEGEL_STORE_PASSWORD", "postgres"))
                .start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        ObjectNode draft = JourneysIT.freshTransfer("birth-date", "invoice");
        Answer accepted = practice.send(draft, Pdf.of(SIZE));
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        transfer = accepted.json().get("id").asText();
        patient = new Patient(server, new Inbox(server).linkFor(JourneysIT.email(draft)));
        patient.answer(Map.of("day", "9", "month", "3", "year", "1984"));
        assertThat(patient.download(1).statusCode()).isEqualTo(200);
        window = practice.overviewWindow();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void aFrozenDatabaseMakesEveryAnswerUnavailableUntilItIsBack() throws Exception {
        postgres.freeze();
        try {
            everyAnswerIsUnavailable();
        } finally {
            postgres.thaw();
        }
        everythingIsBack();
    }

    @Test
    @Order(2)
    void aStoppedDatabaseMakesEveryAnswerUnavailableUntilItIsBack() throws Exception {
        postgres.stop();
        try {
            everyAnswerIsUnavailable();
        } finally {
            postgres.restart();
        }
        everythingIsBack();
    }

    @Test
    @Order(3)
    void aVaultThatIsAwayIsNamedAndItsDocumentsAreUnavailable() throws Exception {
        Path vault = server.data().resolve("vault");
        Path elsewhere = server.data().resolve("vault-unmounted");
        Files.move(vault, elsewhere);
        try {
            await().atMost(PATIENCE).until(() -> !server.isReady());
            assertThat(server.get("/health/ready").body())
                    .contains("vault: the folder can't be used")
                    .doesNotContain(server.data().toString());
            unavailable(() -> download());
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            Files.move(elsewhere, vault);
        }
        await().atMost(PATIENCE).until(server::isReady);
        assertThat(patient.download(1).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void aDamagedContentIsNoPageOfTheServersAndTheOperatorIsToldWhichTransfer() throws Exception {
        Path blob = onlyBlob();
        byte[] sound = Files.readAllBytes(blob);
        byte[] flipped = sound.clone();
        flipped[sound.length - 500] ^= 1;
        Files.write(blob, flipped);
        try {
            HttpResponse<String> answer = download("Range", "bytes=-1000");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("Dieses Dokument kann nicht geöffnet werden", "Ordination Dr. Huber weiß davon")
                    .doesNotContain("nichts verloren", "Insufficient", "Jetty", "HTTP ERROR");
            assertThatThrownBy(() -> patient.download(1)).isInstanceOf(UncheckedIOException.class);
            assertThat(server.get("/health/ready").body()).contains("documents: 1 damaged or missing in the vault");
            assertThat(practice.get("/transfers/" + transfer + "/events").json().findValuesAsText("kind"))
                    .containsOnlyOnce("content-damaged");
            assertThat(new Inbox(server)
                            .mailTo("ordination@example.org")
                            .get("text")
                            .asText())
                    .contains("beschädigt", "is damaged on our server", transfer);
        } finally {
            Files.write(blob, sound);
        }
        assertThat(patient.download(1).body()).hasSize(SIZE);
        assertThat(server.get("/health/ready").body()).doesNotContain("damaged");
        assertThat(Files.readString(server.data().resolve("log/briefsiegel.log")))
                .contains("Document 1 of transfer " + transfer + " is damaged or missing in the vault");
    }

    @Test
    @Order(5)
    void aStopLetsWhatIsBeingAnsweredEndAndTellsAtOnceThatNothingElseShouldCome() throws Exception {
        byte[] file = Pdf.of(LARGE);
        ObjectNode draft = JourneysIT.freshTransfer("birth-date", "invoice");
        assertThat(practice.send(draft, file).status()).isEqualTo(201);
        Patient reader = new Patient(server, new Inbox(server).linkFor(JourneysIT.email(draft)));
        reader.answer(Map.of("day", "9", "month", "3", "year", "1984"));
        CompletableFuture<HaltedBody> body = new CompletableFuture<>();
        CompletableFuture<Answer> upload = CompletableFuture.supplyAsync(() -> sendHalting(file, body));
        body.get().awaitHalt();

        HttpResponse<InputStream> download =
                server.send(reader.downloadRequest(1), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream bytes = download.body()) {
            byte[] beginning = bytes.readNBytes(SIZE);
            server.terminate();
            await().atMost(NO_HANG)
                    .until(
                            () -> server.get("/health/ready"),
                            ready -> ready.statusCode() == 503 && ready.body().contains("the server is being stopped"));
            body.get().goOn();

            assertThat(upload.get().status()).isEqualTo(201);
            assertThat(concatenated(beginning, bytes.readAllBytes())).isEqualTo(file);
        }
        assertThat(server.awaitEnd()).isTrue();
        transfer = upload.get().json().get("id").asText(); // it is there after the restart
    }

    private static Answer sendHalting(byte[] file, CompletableFuture<HaltedBody> body) {
        try {
            return practice.sendHalting(
                    JourneysIT.freshTransfer("birth-date", "invoice"),
                    UUID.randomUUID().toString(),
                    body::complete,
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    @Test
    @Order(6)
    void fromThePortsOpeningOnNothingIsUnknownAndOnceReadyNothingIsUnavailable() throws Exception {
        server.close();
        server.launch();
        Set<String> before = new HashSet<>();
        await().atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofMillis(20)) // and not all the time: the start needs the processors, too
                .until(() -> {
                    before.addAll(statuses());
                    return server.isReady();
                });
        Set<String> after = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            after.addAll(statuses());
        }

        assertThat(before).allMatch(status -> status.endsWith(" 503") || status.endsWith(" 200"));
        assertThat(after).containsExactlyInAnyOrder("link 200", "capabilities 200", "transfer 200");
    }

    private static List<String> statuses() {
        return List.of(
                "link " + statusOf(patient::look),
                "capabilities " + statusOf(() -> practice.get("/capabilities").response()),
                "transfer "
                        + statusOf(() -> practice.get("/transfers/" + transfer).response()));
    }

    /** 503 also while the port isn't open: who is before us sees no difference. */
    private static int statusOf(Supplier<HttpResponse<String>> question) {
        try {
            return question.get().statusCode();
        } catch (UncheckedIOException closed) {
            return 503;
        }
    }

    private static void everyAnswerIsUnavailable() throws Exception {
        await().atMost(PATIENCE).until(() -> !server.isReady());
        assertThat(server.get("/health/ready").body()).contains("database: doesn't answer");
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);

        HttpResponse<String> api = unavailable(() -> practice.get("/transfers").response());
        assertThat(api.body()).contains("urn:briefsiegel:problem:unavailable");
        unavailable(() -> send().response());
        assertThat(unavailable(patient::look).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        unavailable(() -> patient.answer(Map.of("day", "9", "month", "3", "year", "1984")));
        unavailable(patient::documents);
        unavailable(() -> download());
        unavailable(() -> server.get(window));
    }

    private static Answer send() {
        try {
            return practice.send(JourneysIT.freshTransfer("birth-date", "invoice"), Pdf.of(1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void everythingIsBack() {
        await().atMost(PATIENCE).until(server::isReady);
        await().atMost(PATIENCE).until(() -> patient.look().statusCode() == 200);
        assertThat(practice.get("/transfers/" + transfer).status()).isEqualTo(200);
        assertThat(patient.download(1).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> unavailable(Supplier<HttpResponse<String>> question) {
        long asked = System.nanoTime();
        HttpResponse<String> answer = question.get();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(NO_HANG);
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        return answer;
    }

    private static Path onlyBlob() throws Exception {
        try (Stream<Path> files = Files.walk(server.data().resolve("vault/blobs"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static HttpResponse<String> download(String... headers) {
        return server.send(patient.downloadRequest(1, headers), HttpResponse.BodyHandlers.ofString());
    }
}
