package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way that a letter can go, for every factor, with scripts and without, in a real browser. */
class RecipientPagesIT {

    private static final String TITLE = "Laborbefund vom 3. November 2026";
    private static final String FILE = "Laborbefund-2026-11-03.pdf";
    private static final String MESSAGE = "Liebe Frau Muster, anbei Ihr Befund. Wir besprechen ihn am Montag.";
    private static final String PRACTICE = "Ordination Dr. Anna Beispiel";

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;
    private static Database database;
    private static Chromium chromium;
    private static String renewal = "";

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("recipients", Map.of("BRIEFSIEGEL_TRANSFER_PAGE_MISSES_PER_MINUTE", "100000"));
        server.set(Database.settings(server)).start();
        database = new Database(server);
        practice = PracticeSystem.register(server, PRACTICE, "BASIC");
        practice.set("address", "Hauptstraße 1, 1010 Wien");
        practice.set("colour", "#1f5c57");
        practice.logo(Path.of(System.getProperty("logo")));
        inbox = new Inbox(server);
        chromium = new Chromium();
        List<String> dropped = Stream.of(Factor.values())
                .filter(Factor::isDroppedIn)
                .map(Factor::id)
                .toList();
        for (String factor : dropped) {
            server.drop("bundles/factor/" + factor);
        }
        await().atMost(Server.SOON)
                .until(() -> practice.get("/capabilities")
                        .json()
                        .get("factors")
                        .findValuesAsText("id")
                        .containsAll(dropped));
    }

    @AfterAll
    static void stop() throws Exception {
        new TreeMap<>(Reader.weights()).forEach((page, weight) -> System.out.println(weight + " bytes: " + page));
        chromium.close();
        server.close();
    }

    static Stream<Arguments> everyFactor() {
        return Stream.of(Factor.values())
                .flatMap(factor -> Stream.of(true, false).map(scripts -> Arguments.of(factor, scripts)));
    }

    /** Without scripts where the factor has pages that others don't. */
    static Stream<Arguments> everyFactorAndThoseOfTheHouseWithoutScripts() {
        return everyFactor().filter(it -> it.get()[1].equals(true) || !((Factor) it.get()[0]).isDroppedIn());
    }

    private static Stream<Factor> ofTheHouse() {
        return Stream.of(Factor.values()).filter(factor -> !factor.isDroppedIn());
    }

    /** For pages and forms that are the same whatever the question is: without scripts once is enough. */
    static Stream<Arguments> everyFactorAndOnceWithoutScripts() {
        return Stream.concat(
                ofTheHouse().map(factor -> Arguments.of(factor, true)),
                Stream.of(Arguments.of(Factor.BIRTH_DATE, false)));
    }

    /** A letter on its way, and what leads to it. */
    private record Sent(ObjectNode transfer, String id, String link, byte[] file, Factor factor, String handover) {

        String email() {
            return JourneysIT.email(transfer);
        }

        String code() {
            return factor.isSent() ? lastCode(transfer) : handover;
        }

        Map<String, String> right() {
            return factor.right(code());
        }

        List<String> secrets() {
            List<String> secrets = new ArrayList<>(List.of(
                    TITLE,
                    FILE,
                    MESSAGE,
                    "Laborbefund",
                    "Patient",
                    "Hashimoto",
                    "PDF",
                    "1984-03-09",
                    "1237010180",
                    "maria."));
            if (factor.isSent()) {
                secrets.add(JourneysIT.phone(transfer).substring(1, 9));
            }
            return secrets;
        }
    }

    private static Sent send(Factor factor) throws Exception {
        byte[] file = Pdf.of(90_000);
        ObjectNode transfer = JourneysIT.freshTransfer(factor.id(), "patient-record");
        ((ObjectNode) transfer.get("documents").get(0)).put("title", TITLE).put("fileName", FILE);
        transfer.put("message", MESSAGE);
        factor.enter(transfer);
        var accepted = factor.isSent() ? practice.sendQuoted(transfer, file) : practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        String link = inbox.linkFor(JourneysIT.email(transfer));
        if (factor.isSent()) {
            inbox.textTo(JourneysIT.phone(transfer));
        }
        String id = accepted.json().get("id").asText();
        String handover = accepted.json().get("handover").asText("");
        return new Sent(transfer, id, link, file, factor, handover);
    }

    /** Asks the operator's shell, which takes seconds, only where it isn't so already. */
    private static void grantRenewals(String how) throws Exception {
        if (!how.equals(renewal)) {
            practice.set("renewal", how);
            renewal = how;
        }
    }

    private static Reader reader(Sent sent, boolean scripts) {
        return new Reader(chromium, server, scripts, sent.secrets());
    }

    @ParameterizedTest
    @MethodSource("everyFactor")
    void theRightAnswerOpensTheLetter(Factor factor, boolean scripts) throws Exception {
        Sent sent = send(factor);
        try (Reader reader = reader(sent, scripts)) {
            assertThat(reader.open(sent.link())).isEqualTo(200);
            reader.inspect("question-" + factor.id());
            assertThat(reader.page().locator("footer").innerText()).contains("Hauptstraße 1, 1010 Wien");
            assertThat(reader.text()).contains("+43 1 2345678");

            assertThat(reader.answer(sent.right())).isEqualTo(200);

            assertThat(reader.heading()).isEqualTo("Ihre Dokumente");
            assertThat(reader.text()).contains(TITLE, MESSAGE, "PDF, 90\u00a0KB");
            reader.inspect("documents");
            Download download = reader.page()
                    .waitForDownload(() -> reader.page().locator("#document-1").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(sent.file());
            assertThat(download.suggestedFilename()).isEqualTo(FILE);

            assertThat(reader.press("Ich bin an einem fremden Gerät")).isEqualTo(200);
            assertThat(reader.heading()).isEqualTo("Sie sind abgemeldet");
            reader.inspect("signed-out");
            reader.open(sent.link() + "/documents");
            assertThat(reader.page().url()).endsWith(sent.link());
            assertThat(reader.text()).doesNotContain(TITLE);
        }
    }

    @ParameterizedTest
    @MethodSource("everyFactorAndThoseOfTheHouseWithoutScripts")
    void aWrongAnswerIsSaidOfTheWholeQuestionAndStaysThere(Factor factor, boolean scripts) throws Exception {
        Sent sent = send(factor);
        try (Reader reader = reader(sent, scripts)) {
            reader.open(sent.link());

            assertRefused(reader, factor.wrong());

            reader.inspect("wrong-" + factor.id());
            assertMistake(reader, factor.wrong());
            assertThat(reader.page().locator("[aria-invalid]").count())
                    .isEqualTo(factor.fields().size());
            assertThat(reader.answer(sent.right())).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("everyFactorAndThoseOfTheHouseWithoutScripts")
    void whatCannotBeRightIsNamedAtItsFieldAndCostsNoTry(Factor factor, boolean scripts) throws Exception {
        Sent sent = send(factor);
        try (Reader reader = reader(sent, scripts)) {
            reader.open(sent.link());
            for (int i = 0; i < 6; i++) {
                assertRefused(reader, factor.malformed());
            }

            reader.inspect("malformed-" + factor.id());
            assertMistake(reader, factor.malformed());
            String field = reader.page().locator("[aria-invalid]").first().getAttribute("id");
            String error =
                    reader.page().locator("#" + field.replace("field", "error")).innerText();
            assertThat(reader.page().locator(".summary a").first().innerText())
                    .isEqualTo(error.replaceFirst("^Fehler:\\s*", ""));
            assertThat(reader.answer(sent.right())).isEqualTo(200);
        }
    }

    /** A browser is sent on to the page that says what was wrong. */
    private static void assertRefused(Reader reader, Map<String, String> answer) {
        assertThat(reader.answer(answer)).isEqualTo(200);
        assertThat(reader.page().locator(".summary a").count()).isPositive();
    }

    private static void assertMistake(Reader reader, Map<String, String> typed) {
        assertThat(reader.page().title()).startsWith("Fehler: ");
        assertThat(reader.page().locator(".summary h2").innerText()).isEqualTo("Es gibt ein Problem");
        PlaywrightAssertions.assertThat(reader.page().locator(".summary")).isFocused();
        typed.forEach((field, text) -> assertThat(
                        reader.page().locator("input[name=" + field + "]").inputValue())
                .isEqualTo(text));
        reader.page().locator(".summary a").first().click();
        assertThat(reader.page().evaluate("document.activeElement.tagName")).isEqualTo("INPUT");
    }

    @ParameterizedTest
    @MethodSource("everyFactorAndOnceWithoutScripts")
    void wrongAnswersLeadToAPauseAndThenToALock(Factor factor, boolean scripts) throws Exception {
        Sent sent = send(factor);
        try (Reader reader = reader(sent, scripts)) {
            reader.open(sent.link());
            for (int i = 1; i <= 4; i++) {
                assertRefused(reader, factor.wrong());
            }
            assertThat(reader.answer(factor.wrong())).isEqualTo(429);
            assertThat(reader.heading()).startsWith("Bitte warten Sie bis ");
            assertThat(reader.page().locator("main form").count()).isZero();
            if (scripts) {
                assertThat(reader.page().locator(".wait").innerText()).matches("Noch 1[45] Minuten");
            }
            reader.inspect("paused");
            assertThat(reader.open(sent.link())).isEqualTo(429);

            database.endPause(sent.id());
            reader.open(sent.link());
            assertRefused(reader, factor.wrong());
            for (int left = 3; left >= 1; left--) {
                assertRefused(reader, factor.wrong());
                assertThat(reader.text())
                        .contains(
                                switch (left) {
                                    case 1 -> "Nach einer weiteren falschen Antwort";
                                    case 2 -> "Nach zwei weiteren falschen Antworten";
                                    default -> "Nach " + left + " weiteren falschen Antworten";
                                });
            }
            reader.inspect("few-tries");
            assertThat(reader.answer(factor.wrong())).isEqualTo(403);
            assertThat(reader.heading()).isEqualTo("Der Zugang ist gesperrt");
            assertThat(reader.text()).contains("+43 1 2345678");
            reader.inspect("locked");
            assertThat(reader.open(sent.link() + "/documents")).isEqualTo(403);

            practice.post("/transfers/" + sent.id() + "/unlock", Map.of());
            reader.open(sent.link());
            assertThat(reader.answer(sent.right())).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("everyFactorAndOnceWithoutScripts")
    void whatWasRevokedIsGoneAlsoForWhoIsInside(Factor factor, boolean scripts) throws Exception {
        Sent sent = send(factor);
        try (Reader reader = reader(sent, scripts)) {
            reader.open(sent.link());
            reader.answer(sent.right());
            practice.post("/transfers/" + sent.id() + "/revoke", Map.of());

            assertThat(reader.open(sent.link() + "/documents")).isEqualTo(410);

            assertThat(reader.heading()).isEqualTo("Diese Nachricht wurde zurückgezogen");
            assertThat(reader.text()).doesNotContain(TITLE).contains(PRACTICE, "+43 1 2345678");
            reader.inspect("revoked");
        }
    }

    @ParameterizedTest
    @MethodSource("everyFactorAndOnceWithoutScripts")
    void anExpiredLinkLeadsToANewOneWhereThePracticeGrantsIt(Factor factor, boolean scripts) throws Exception {
        grantRenewals("automatic");
        Sent sent = send(factor);
        database.expire(sent.id());
        database.makeOlder(sent.id());
        try (Reader reader = reader(sent, scripts)) {
            assertThat(reader.open(sent.link())).isEqualTo(410);
            assertThat(reader.heading()).isEqualTo("Dieser Link ist abgelaufen");
            reader.inspect("expired");

            assertThat(reader.press("Um neuen Link bitten")).isEqualTo(200);

            assertThat(reader.heading()).isEqualTo("Ihre Bitte ist angekommen");
            assertThat(reader.text()).doesNotContain("maria");
            reader.inspect("renewal");
            String renewed = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> inbox.linksFor(sent.email()).stream()
                                    .filter(link -> !link.equals(sent.link()))
                                    .findFirst()
                                    .orElse(""),
                            link -> !link.isEmpty());
            if (factor.isSent()) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> codes(sent.transfer()).size() == 2);
            }
            reader.open(renewed);
            assertThat(reader.answer(sent.right())).isEqualTo(200);
            assertThat(reader.text()).contains(TITLE);
            assertThat(reader.open(sent.link())).isEqualTo(410);
        }
    }

    @Test
    void whereThePracticeGrantsByHandItIsToldAndTheAnswerIsTheSame() throws Exception {
        grantRenewals("by-hand");
        Sent sent = send(Factor.BIRTH_DATE);
        database.expire(sent.id());
        try (Reader reader = reader(sent, true)) {
            reader.open(sent.link());
            assertThat(reader.press("Um neuen Link bitten")).isEqualTo(200);
            assertThat(reader.heading()).isEqualTo("Ihre Bitte ist angekommen");
        }
        assertThat(kinds(sent)).contains("renewal-requested").doesNotContain("renewed");
        await().atMost(Duration.ofSeconds(30)).until(() -> alertsAbout(sent) == 1);
    }

    @ParameterizedTest
    @MethodSource("everyFactorAndOnceWithoutScripts")
    void whoIsNotMeantSaysSoAndNobodyGetsInAnyMore(Factor factor, boolean scripts) throws Exception {
        Sent sent = send(factor);
        try (Reader reader = reader(sent, scripts)) {
            reader.open(sent.link());
            assertThat(reader.press("Diese Nachricht ist nicht für mich")).isEqualTo(200);
            assertThat(reader.heading()).isEqualTo("Ist diese Nachricht nicht für Sie?");
            reader.inspect("wrong-recipient");
            assertThat(kinds(sent)).doesNotContain("wrong-recipient");

            assertThat(reader.press("Melden und sperren")).isEqualTo(200);

            assertThat(reader.heading()).isEqualTo("Danke für Ihren Hinweis");
            reader.inspect("reported");
            assertThat(reader.open(sent.link())).isEqualTo(403);
            assertThat(reader.page().locator("main form").count()).isZero();
        }
        assertThat(kinds(sent)).contains("wrong-recipient");
        assertThat(practice.get("/transfers/" + sent.id()).json().get("state").asText())
                .isEqualTo("locked");
        await().atMost(Duration.ofSeconds(30)).until(() -> alertsAbout(sent) == 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoGotNoCodeGetsAnotherAndTheFirstIsVoid(boolean scripts) throws Exception {
        Sent sent = send(Factor.SMS_CODE);
        String first = sent.code();
        try (Reader reader = reader(sent, scripts)) {
            reader.open(sent.link());
            assertThat(reader.press("Keine SMS erhalten oder gelöscht?")).isEqualTo(200);
            assertThat(reader.heading()).isEqualTo("Keine SMS erhalten oder gelöscht?");
            String number = JourneysIT.phone(sent.transfer());
            assertThat(reader.text())
                    .contains(number.substring(number.length() - 3), "Ab ")
                    .doesNotContain(number.substring(number.length() - 5));
            reader.inspect("code-too-soon");

            database.makeOlder(sent.id());
            reader.open(sent.link() + "/code");
            reader.inspect("code");
            assertThat(reader.press("Neuen Code senden")).isEqualTo(200);

            assertThat(reader.text()).contains("Ein neuer Code ist unterwegs.");
            reader.inspect("code-sent");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> codes(sent.transfer()).size() == 2);
            String second = sent.code();
            if (!second.equals(first)) {
                assertRefused(reader, Map.of("code", first));
            }
            assertThat(reader.answer(Map.of("code", second))).isEqualTo(200);
            assertThat(reader.text()).contains(TITLE);
        }
    }

    @Test
    void thereAreNoMoreThanSixCodes() throws Exception {
        Sent sent = send(Factor.SMS_CODE);
        try (Reader reader = reader(sent, true)) {
            for (int i = 2; i <= 6; i++) {
                database.makeOlder(sent.id());
                reader.open(sent.link() + "/code");
                reader.press("Neuen Code senden");
            }
            database.makeOlder(sent.id());
            reader.open(sent.link() + "/code");

            assertThat(reader.text()).contains("Mehr Codes können wir für diese Nachricht nicht schicken.");
            assertThat(reader.page().locator("main form").count()).isZero();
            reader.inspect("code-spent");
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> codes(sent.transfer()).size() == 6);
    }

    @Test
    void whatCannotBeOpenedNowSaysThatNothingIsLost() throws Exception {
        Sent sent = send(Factor.INSURANCE_NUMBER);
        server.shell("bundle:stop org.briefsiegel.factor.insurancenumber");
        try (Reader reader = reader(sent, true)) {
            await().atMost(Server.SOON).until(() -> server.get(sent.link()).statusCode() == 503);
            assertThat(reader.open(sent.link())).isEqualTo(503);
            assertThat(reader.heading()).isEqualTo("Das geht gerade nicht");
            reader.inspect("unavailable");
        } finally {
            server.shell("bundle:start org.briefsiegel.factor.insurancenumber");
        }
        await().atMost(Server.SOON).until(() -> server.get(sent.link()).statusCode() == 200);
    }

    @Test
    void nothingIsServedUnguarded() throws Exception {
        Sent sent = send(Factor.INSURANCE_NUMBER);
        List<String> guarded = List.of(sent.link(), sent.link() + "/documents/1", "/w/assets/window.css");
        server.shell("bundle:stop org.briefsiegel.recipient.filter");
        try {
            await().atMost(Server.SOON)
                    .until(() ->
                            guarded.stream().allMatch(path -> server.get(path).statusCode() == 503));
        } finally {
            server.shell("bundle:start org.briefsiegel.recipient.filter");
        }
        await().atMost(Server.SOON)
                .until(() -> server.get(sent.link()).statusCode() == 200
                        && server.get("/w/assets/window.css").statusCode() == 200);
    }

    @Test
    void backAndReloadSendNothingAgain() throws Exception {
        grantRenewals("by-hand");
        Sent dated = send(Factor.BIRTH_DATE);
        Sent coded = send(Factor.SMS_CODE);
        try (Reader reader = reader(dated, true)) {
            List<String> posts = new ArrayList<>();
            reader.page().onRequest(request -> {
                if (request.method().equals("POST")) {
                    posts.add(request.url());
                }
            });
            reader.open(dated.link());
            goBackAndForthAfter(reader, posts, () -> reader.answer(Factor.BIRTH_DATE.malformed()));
            goBackAndForthAfter(reader, posts, () -> reader.answer(Factor.BIRTH_DATE.wrong()));
            goBackAndForthAfter(reader, posts, () -> reader.answer(dated.right()));
            goBackAndForthAfter(reader, posts, () -> reader.press("Ich bin an einem fremden Gerät"));
            assertNothingTypedIsLeftOnTheWayBack(reader);

            database.makeOlder(coded.id());
            reader.open(coded.link() + "/code");
            goBackAndForthAfter(reader, posts, () -> reader.press("Neuen Code senden"));
            reader.open(coded.link());
            for (int i = 1; i <= 5; i++) {
                goBackAndForthAfter(reader, posts, () -> reader.answer(Factor.SMS_CODE.wrong()));
            }
            assertThat(reader.heading()).startsWith("Bitte warten Sie bis ");
            reader.open(coded.link() + "/wrong-recipient");
            goBackAndForthAfter(reader, posts, () -> reader.press("Melden und sperren"));

            database.expire(dated.id());
            reader.open(dated.link());
            goBackAndForthAfter(reader, posts, () -> reader.press("Um neuen Link bitten"));
        }
        assertThat(kinds(dated)).filteredOn("wrong-answer"::equals).hasSize(1);
        assertThat(kinds(coded)).filteredOn("wrong-answer"::equals).hasSize(5);
    }

    /** Whoever comes to the device next. */
    private static void assertNothingTypedIsLeftOnTheWayBack(Reader reader) {
        for (int step = 1; step <= 3; step++) {
            reader.page().goBack();
            assertThat(reader.page().locator("input[type=text]").all())
                    .as(reader.page().url())
                    .allSatisfy(field -> assertThat(field.inputValue()).isEmpty());
        }
    }

    /** Sends one form, and then goes where a browser would ask whether to send it again. */
    private static void goBackAndForthAfter(Reader reader, List<String> posts, Runnable step) {
        posts.clear();
        step.run();
        String heading = reader.heading();
        String address = reader.page().url();
        reader.page().reload();
        assertThat(reader.heading()).isEqualTo(heading);
        reader.page().goBack();
        assertThat(reader.page().locator("h1").count())
                .as("back from " + address)
                .isEqualTo(1);
        reader.page().goForward();
        assertThat(reader.heading()).as("forward again").isEqualTo(heading);
        assertThat(posts).as("forms sent on the way to " + address).hasSize(1);
    }

    @Test
    void aForeignPageCannotAnswerAndNobodyIsLeftWithoutWords() throws Exception {
        Sent sent = send(Factor.BIRTH_DATE);
        try (Reader reader = reader(sent, true)) {
            Page page = reader.page();
            page.route(
                    "https://evil.example/",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<form method=post action='" + server.url(sent.link())
                                    + "'><button>x</button></form>")));
            page.navigate("https://evil.example/");
            Response answer = page.waitForNavigation(() -> page.getByText("x").click());

            assertThat(answer.status()).isEqualTo(403);
            assertThat(reader.heading()).isEqualTo("Das hat nicht funktioniert");
            reader.inspect("foreign");
        }
        assertThat(kinds(sent)).doesNotContain("wrong-answer");
    }

    @Test
    void whatFailsHereIsSaidWithANumberAndWithoutTheReason() throws Exception {
        Sent sent = send(Factor.BIRTH_DATE);
        database.damage(sent.id());
        try (Reader reader = reader(sent, true)) {
            assertThat(reader.open(sent.link())).isEqualTo(500);
            assertThat(reader.heading()).isEqualTo("Das hat nicht funktioniert");
            assertThat(reader.text()).contains("Nummer des Fehlers: ").doesNotContain("NONSENSE", "Exception");
            reader.inspect("fault");
        }
    }

    @Test
    void whoTriesManyLinksIsAskedToWait() throws Exception {
        try (Server strict = Server.unpack("strict", Map.of("BRIEFSIEGEL_TRANSFER_PAGE_MISSES_PER_MINUTE", "3"))
                        .start();
                Reader reader = new Reader(chromium, strict, true, List.of("Ordination Dr."))) {
            for (int i = 0; i < 3; i++) {
                assertThat(strict.get("/d/" + "0".repeat(32)).statusCode()).isEqualTo(404);
            }
            assertThat(reader.open("/d/" + "0".repeat(32))).isEqualTo(429);
            assertThat(reader.heading()).isEqualTo("Bitte warten Sie kurz");
            reader.inspect("slow");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsUnknownLooksTheSameEverywhere(boolean scripts) {
        try (Reader reader = new Reader(chromium, server, scripts, List.of("Ordination Dr."))) {
            assertThat(reader.open("/d/" + "0".repeat(32))).isEqualTo(404);
            assertThat(reader.heading()).isEqualTo("Diese Seite gibt es nicht");
            reader.inspect("unknown");
            assertThat(reader.open("/d/" + "0".repeat(32) + "/wrong-recipient")).isEqualTo(404);
        }
    }

    @Test
    void aPictureAndAPdfAreLookedAtInTheBrowserWhereThePracticeAllowsIt() throws Exception {
        ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "patient-record", "patient-record");
        practice.send(transfer, picture(), Pdf.readable());
        String link = inbox.linkFor(JourneysIT.email(transfer));
        try (Chromium whole = Chromium.whole();
                Reader reader = new Reader(whole, server, true, List.of("patient-record.pdf"))) {
            reader.open(link);
            reader.answer(Factor.BIRTH_DATE.right(""));

            Page page = reader.page();
            page.locator("a.preview").first().click();
            page.waitForURL("**/preview/1");
            assertThat(page.locator("img").evaluate("it => it.naturalWidth")).isEqualTo(120);
            page.goBack();
            page.locator("a.preview").last().click();
            page.waitForURL("**/preview/2");
            page.waitForCondition(
                    () -> page.frames().stream().anyMatch(it -> it.url().startsWith("chrome-extension:")));

            practice.set("preview", "false");
            page.navigate(server.url(link + "/documents").toString());
            assertThat(page.locator("a.preview").count()).isZero();
            assertThat(page.navigate(server.url(link + "/preview/1").toString()).status())
                    .isEqualTo(404);
        } finally {
            practice.set("preview", "true");
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @Test
    void aLargeLetterIsListedDocumentByDocument() throws Exception {
        ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "invoice", "patient-record", "patient-record");
        practice.send(transfer, Pdf.of(90_000), Pdf.of(1_900_000), Pdf.of(5_000));
        try (Reader reader = new Reader(chromium, server, true, List.of("invoice.pdf", "Rechnung"))) {
            reader.open(inbox.linkFor(JourneysIT.email(transfer)));
            reader.answer(Factor.BIRTH_DATE.right(""));

            assertThat(reader.page().locator(".documents li").count()).isEqualTo(3);
            assertThat(reader.text()).contains("90\u00a0KB", "1,9\u00a0MB", "5\u00a0KB");
            reader.inspect("several-documents");
        }
    }

    /** The codes that were sent for a transfer, in order. */
    private static List<String> codes(ObjectNode transfer) {
        return StreamSupport.stream(inbox.messages().get("texts").spliterator(), false)
                .filter(text -> text.get("to").asText().equals(JourneysIT.phone(transfer)))
                .map(text -> text.get("text").asText().substring(0, 6))
                .toList();
    }

    private static String lastCode(ObjectNode transfer) {
        return inbox.textTo(JourneysIT.phone(transfer)).get("text").asText().substring(0, 6);
    }

    private static List<String> kinds(Sent sent) throws IOException {
        JsonNode events = practice.get("/transfers/" + sent.id() + "/events").json();
        return events.findValuesAsText("kind");
    }

    private static long alertsAbout(Sent sent) {
        return StreamSupport.stream(inbox.messages().get("mails").spliterator(), false)
                .filter(mail -> mail.get("to").asText().equals("ordination@example.org"))
                .filter(mail -> mail.get("text").asText().contains(sent.id()))
                .count();
    }
}
