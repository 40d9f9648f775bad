package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipients who are asked for another code of a card each time, in a real browser; the factor is dropped into a running server. */
class CodeCardIT {

    private static final List<String> CARD = List.of("K7M2QX", "4HJ9TB", "W3ZC8N");

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;
    private static Chromium chromium;
    private static Path factor;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("code-card", Map.of()).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        inbox = new Inbox(server);
        chromium = new Chromium();
        factor = server.drop("itests/samples/code-card");
        await().atMost(Server.SOON).until(CodeCardIT::isOffered);
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        server.close();
    }

    private static boolean isOffered() {
        return practice.get("/capabilities")
                .json()
                .get("factors")
                .findValuesAsText("id")
                .contains("code-card");
    }

    /** A letter on its way. */
    private record Sent(String link, byte[] file) {}

    private static Sent send() throws Exception {
        byte[] file = Pdf.of(60_000);
        ObjectNode transfer = JourneysIT.freshTransfer("code-card", "patient-record");
        ((ObjectNode) transfer.get("recipient")).putObject("facts").put("cardCodes", String.join(" ", CARD));
        var accepted = practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        return new Sent(inbox.linkFor(JourneysIT.email(transfer)), file);
    }

    private static Page open(BrowserContext context, Sent sent) {
        Page page = context.newPage();
        page.navigate(server.url(sent.link()).toString());
        return page;
    }

    private static int number(Page page) {
        String question = page.locator("h1").innerText();
        assertThat(question).matches("Wie lautet Code [123] auf Ihrer Karte\\?");
        return Integer.parseInt(question.replaceAll("[^0-9]", ""));
    }

    private static String code(Page page) {
        return CARD.get(number(page) - 1);
    }

    private static void answer(Page page, String code) {
        page.locator("#field-code").fill(code);
        page.waitForNavigation(() -> page.locator("main form button").click());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasTheCardGetsTheDocumentsFromWhicheverWindow(boolean scripts) throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, scripts);
                BrowserContext another = chromium.context(360, 740, scripts)) {
            Page page = open(context, sent);
            Page later = open(another, sent);
            while (number(later) == number(page)) {
                later.reload();
            }

            answer(page, code(page));
            assertThat(page.url()).endsWith(sent.link() + "/documents");
            Download download =
                    page.waitForDownload(() -> page.locator("main #document-1").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(sent.file());

            answer(later, code(later));
            assertThat(later.url()).endsWith(sent.link() + "/documents");
        }
    }

    @Test
    void aWrongAnswerIsFollowedByAQuestionWithoutIt() throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            answer(page, "AAAAAA");

            assertThat(page.url()).endsWith(sent.link() + "?again");
            assertThat(page.locator(".summary").innerText()).contains("Diese Angabe stimmt nicht.");
            assertThat(page.locator("#field-code").inputValue()).isEmpty();
            answer(page, code(page));
            assertThat(page.url()).endsWith("/documents");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"made up", ""})
    void whatNobodyAskedIsFollowedByANewQuestionAndIsNoTry(String challenge) throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            for (int i = 0; i < 6; i++) { // more than are let pass of wrong answers
                page.evaluate("challenge => document.querySelector('[name=_challenge]').value = challenge", challenge);
                answer(page, code(page));

                assertThat(page.url()).endsWith(sent.link() + "?again");
                assertThat(page.locator(".summary").innerText()).contains("Diese Frage ist neu");
                assertThat(page.locator("#field-code").inputValue()).isEmpty();
            }
            assertThat(new HtmlChecker().complaints(page.content())).isEmpty();
            Chromium.assertOneTitle(page);
            Chromium.assertAccessible(page);
            Chromium.picture(page, "code-card-outdated", 360);
            answer(page, code(page));
            assertThat(page.url()).endsWith("/documents");
        }
    }

    @Test
    void eachCodeOpensOnceAndWhereNoneIsLeftItCannotBeOpenedNow() throws Exception {
        Sent sent = send();
        for (int i = 0; i < CARD.size(); i++) {
            try (BrowserContext context = chromium.context(360, 740, true)) {
                Page page = open(context, sent);
                answer(page, code(page));
                assertThat(page.url()).endsWith("/documents");
            }
        }
        assertThat(server.get(sent.link()).statusCode()).isEqualTo(503);
    }

    @Test
    void theAnswerToAQuestionCountsAfterTheFactorWasAway() throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            Files.delete(factor);
            await().atMost(Server.SOON).until(() -> server.get(sent.link()).statusCode() == 503);

            server.drop("itests/samples/code-card");
            await().atMost(Server.SOON).until(() -> server.get(sent.link()).statusCode() == 200);
            answer(page, code(page));
            assertThat(page.url()).endsWith("/documents");
        }
    }
}
