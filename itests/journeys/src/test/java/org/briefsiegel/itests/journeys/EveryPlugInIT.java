package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.briefsiegel.testkit.identity.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * All plug-ins that the server is shipped beside, and not with: where each is seen once it is there, that what needs it is closed without
 * it, and that nothing else notices. What each does is told by {@link HotDeployIT} and {@link IdentityProviderIT}.
 */
class EveryPlugInIT {

    private static final List<String> FACTORS = List.of("pass-phrase", "desk-code", "totp", "oidc");
    private static final List<String> TYPES = List.of("lab-report", "referral-letter", "image", "e-invoice");
    private static final List<String> CHANNELS = List.of("sheet", "http-sms");
    private static final List<String> PRICING_RULES = List.of("first-free", "prepaid", "flat");

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;
    private static Chromium chromium;
    private static TestProvider provider;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("every-plug-in", Map.of()).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "PRO");
        inbox = new Inbox(server);
        chromium = new Chromium();
        provider = new TestProvider(Clock.systemUTC());
        Files.writeString(server.home().resolve("etc/org.briefsiegel.factor.oidc-hospital.cfg"), """
                name = hospital
                label = Klinikum
                issuer = %s
                clientId = %s
                .clientSecret = %s
                match = birth-date-and-name
                """.formatted(
                        provider.issuer(), TestProvider.CLIENT, TestProvider.PASSWORD));
        Files.writeString(server.home().resolve("etc/org.briefsiegel.channel.httpsms.cfg"), """
                url = http://localhost:9/texts
                bodyType = form
                body = to={number}&text={text}
                """);
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        provider.close();
        server.close();
    }

    @Test
    void eachIsSeenWhereItBelongsAndClosedWhileItIsAwayAndNobodyElseNotices() throws Exception {
        Map<String, String> host = host();
        List<String> routes = runningRoutes();
        assertThat(practice.send(transferBy("totp"), Pdf.of(1000)).problem()).isEqualTo("unknown-factor");

        List<Path> dropped = drop();
        await().atMost(Server.SOON).until(() -> active().containsAll(all()));
        assertThat(runningRoutes()).containsAll(routes).containsAll(all());
        await().atMost(Server.SOON).untilAsserted(EveryPlugInIT::assertOffered);
        assertSeenInTheSendWindow();
        Map<String, String> links = send();

        for (Path file : dropped) {
            Files.delete(file);
        }
        await().atMost(Server.SOON).until(() -> active().stream().noneMatch(all()::contains));
        await().atMost(Server.SOON)
                .untilAsserted(() -> assertThat(runningRoutes()).containsExactlyInAnyOrderElementsOf(routes));
        links.forEach((factor, link) -> assertThat(look(link)).as(factor).isEqualTo(503));
        for (String type : TYPES) {
            assertThat(practice.send(transfer("birth-date", type), file(type)).status())
                    .as(type)
                    .isEqualTo(503);
        }

        drop();
        await().atMost(Server.SOON)
                .untilAsserted(() -> links.forEach(
                        (factor, link) -> assertThat(look(link)).as(factor).isEqualTo(200)));
        await().atMost(Server.SOON).until(() -> active().containsAll(all()));
        assertThat(host()).containsAllEntriesOf(host);
    }

    private static List<Path> drop() throws IOException {
        List<Path> dropped = new ArrayList<>();
        for (String id : FACTORS) {
            dropped.add(server.drop("bundles/factor/" + id));
        }
        for (String id : TYPES) {
            dropped.add(server.drop("bundles/document/" + id));
        }
        for (String id : CHANNELS) {
            dropped.add(server.drop("bundles/channel/" + id));
        }
        for (String id : PRICING_RULES) {
            dropped.add(server.drop("bundles/billing/" + id));
        }
        return dropped;
    }

    /** As routes are called. */
    private static List<String> all() {
        List<String> all = new ArrayList<>();
        FACTORS.forEach(id -> all.add("factor." + id));
        TYPES.forEach(id -> all.add("document." + id));
        CHANNELS.forEach(id -> all.add("channel." + id));
        PRICING_RULES.forEach(id -> all.add("billing." + id));
        return all;
    }

    private static List<String> active() throws Exception {
        return rows("plugin:list")
                .filter(row -> row.get("state").asText().equals("active"))
                .map(row -> row.get("axis").asText() + "." + row.get("id").asText())
                .toList();
    }

    private static List<String> runningRoutes() throws Exception {
        return rows("route:list")
                .filter(row -> row.get("state").asText().equals("running"))
                .map(row -> row.get("route").asText())
                .map(EveryPlugInIT::plugIn)
                .distinct()
                .toList();
    }

    /** A channel has a route that checks addresses, and another where it sends. */
    private static String plugIn(String route) {
        return route.replaceFirst("\\.check$", "");
    }

    private static Stream<JsonNode> rows(String command) throws Exception {
        return StreamSupport.stream(server.command(command).spliterator(), false);
    }

    private static void assertOffered() {
        JsonNode capabilities = practice.get("/capabilities").json();
        assertThat(capabilities.get("factors").findValuesAsText("id")).containsAll(FACTORS);
        assertThat(capabilities.get("documentTypes").findValuesAsText("id")).containsAll(TYPES);
        String openApi = server.get("/api/v1/openapi.json").body();
        assertThat(FACTORS).allSatisfy(id -> assertThat(openApi).contains("`" + id + "` ("));
        assertThat(TYPES).allSatisfy(id -> assertThat(openApi).contains("`" + id + "` ("));
    }

    private static void assertSeenInTheSendWindow() throws IOException {
        String window = window("lab-report");
        assertThat(FACTORS).allSatisfy(id -> assertThat(window).contains("id=\"factor-" + id + "\""));
        assertThat(window).contains("id=\"channel\"", "value=\"sheet\"", "Laborbefund");
        assertThat(window("referral-letter")).contains("Überweisung oder Arztbrief");
        assertThat(window("image")).contains("Bild");
        assertThat(window("e-invoice")).contains("E-Rechnung");
    }

    /** The link of one transfer for each factor, which asks its question on its page. */
    private static Map<String, String> send() throws Exception {
        Map<String, String> links = new LinkedHashMap<>();
        for (String factor : FACTORS) {
            ObjectNode transfer = transferBy(factor);
            PracticeSystem.Answer accepted = practice.send(transfer, Pdf.of(1000));
            assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
            String link = inbox.linkFor(JourneysIT.email(transfer));
            assertThat(look(link)).as(factor).isEqualTo(200);
            links.put(factor, link);
        }
        for (String type : TYPES) {
            ObjectNode transfer = transfer("birth-date", type);
            PracticeSystem.Answer accepted = practice.send(transfer, file(type));
            assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
            Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(transfer)));
            patient.answer(Map.of("day", "9", "month", "3", "year", "1984"));
            assertThat(patient.download(1).body()).as(type).isEqualTo(file(type));
        }
        return links;
    }

    private static ObjectNode transferBy(String factor) {
        ObjectNode transfer = transfer(factor, "invoice");
        if (factor.equals("pass-phrase")) {
            ((ObjectNode) transfer.get("authentication")).put("value", "Der alte Kater schläft");
        }
        if (factor.equals("totp")) {
            ((ObjectNode) transfer.get("recipient"))
                    .putObject("facts")
                    .put("totpSecret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        }
        return transfer;
    }

    private static ObjectNode transfer(String factor, String type) {
        return JourneysIT.freshTransfer(factor, type);
    }

    private static byte[] file(String type) throws IOException {
        return switch (type) {
            case "image" -> HotDeployIT.picture();
            case "e-invoice" -> EInvoicePdf.of("2026/117", "84.00", "AT611904300234573201");
            default -> Pdf.of(1000);
        };
    }

    /** The window that is opened here, as the person sees it who opens it. */
    private static String window(String type) throws IOException {
        String path = practice.sendWindow(transfer("birth-date", type), file(type));
        try (BrowserContext context = chromium.context(1280, 900, true)) {
            Page page = context.newPage();
            page.navigate(server.url(path).toString());
            page.waitForSelector(".bar");
            return page.content();
        }
    }

    private static int look(String link) {
        return new Patient(server, link).look().statusCode();
    }

    /** Every bundle that the server was shipped with, as it is; and since when each route is open. */
    private static Map<String, String> host() throws Exception {
        Map<String, String> host = new HashMap<>(HotDeployIT.bundles(server));
        rows("route:list")
                .filter(row -> !all().contains(plugIn(row.get("route").asText())))
                .forEach(row ->
                        host.put(row.get("route").asText(), row.get("since").asText()));
        return host;
    }
}
