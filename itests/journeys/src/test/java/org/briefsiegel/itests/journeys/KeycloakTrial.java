package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recipients whom a Keycloak recognizes. {@code bin/test --keycloak} runs it: Keycloak is large, and so is none of the daily tests. */
class KeycloakTrial {

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;
    private static Chromium chromium;
    private static Keycloak keycloak;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("keycloak", Map.of()).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        inbox = new Inbox(server);
        chromium = new Chromium();
        keycloak = Keycloak.start(server.url("/d/return/oidc/keycloak"), server.url("/d/return/oidc/doctors"));
        describe("keycloak", "birth-date-and-name");
        describe("doctors", "subject");
        server.drop("bundles/factor/oidc");
        await().atMost(Server.SOON)
                .until(() -> practice.get("/capabilities")
                        .json()
                        .get("factors")
                        .findValuesAsText("id")
                        .contains("oidc"));
    }

    private static void describe(String name, String match) throws Exception {
        Files.writeString(server.home().resolve("etc/org.briefsiegel.factor.oidc-" + name + ".cfg"), """
                name = %s
                label = Keycloak
                issuer = %s
                clientId = %s
                .clientSecret = %s
                match = %s
                """.formatted(
                        name, keycloak.issuer(), Keycloak.CLIENT, Keycloak.PASSWORD, match));
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        keycloak.close();
        server.close();
    }

    @Test
    void whoIsRecognizedGetsTheDocuments() throws Exception {
        byte[] file = Pdf.of(60_000);
        try (BrowserContext context = chromium.context(1280, 740, true)) {
            Page page = signedIn(context, send(file), "maria");
            assertThat(page.url()).endsWith("/documents");
            Download download = page.waitForDownload(
                    () -> page.locator("a[href*='/documents/1']").first().click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(file);
        }
    }

    @Test
    void whoIsSomebodyElseIsToldSoAndTheTryIsCounted() throws Exception {
        try (BrowserContext context = chromium.context(1280, 740, true)) {
            Page page = signedIn(context, send(Pdf.of(1000)), "otto");
            assertThat(page.url()).doesNotContain("/documents");
            assertThat(page.title()).startsWith("Fehler:");
        }
    }

    @Test
    void whoGoesBackThereSignsInAnew() throws Exception {
        String first = send(Pdf.of(1000));
        String second = send(Pdf.of(1000));
        try (BrowserContext context = chromium.context(1280, 740, true)) {
            signedIn(context, first, "maria");
            Page page = leave(context, second);
            assertThat(page.locator("#password").isVisible())
                    .as("though she is signed in")
                    .isTrue();
        }
    }

    @Test
    void whoIsKnownByAnIdentifierIsRecognizedByIt() throws Exception {
        ObjectNode transfer = JourneysIT.freshTransfer("oidc", "patient-record");
        ((ObjectNode) transfer.get("recipient"))
                .put("name", "Dr. Otto")
                .putObject("facts")
                .put("oidcSubject", "doctors " + Keycloak.subject("otto"));
        String link = send(transfer, Pdf.of(1000));
        try (BrowserContext context = chromium.context(1280, 740, true);
                BrowserContext other = chromium.context(1280, 740, true)) {
            assertThat(signedIn(context, link, "maria").title()).startsWith("Fehler:");
            assertThat(signedIn(other, link, "otto").url()).endsWith("/documents");
        }
    }

    private static String send(byte[] file) throws Exception {
        return send(JourneysIT.freshTransfer("oidc", "patient-record"), file);
    }

    private static String send(ObjectNode transfer, byte[] file) throws Exception {
        var accepted = practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        return inbox.linkFor(JourneysIT.email(transfer));
    }

    private static Page leave(BrowserContext context, String link) {
        Page page = context.newPage();
        page.navigate(server.url(link).toString());
        page.getByText("Weiter zu Keycloak").click();
        page.locator("#password").waitFor();
        return page;
    }

    private static Page signedIn(BrowserContext context, String link, String login) {
        Page page = leave(context, link);
        page.locator("#username").fill(login);
        page.locator("#password").fill(Keycloak.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(server.url("/d/").toString()));
        return page;
    }
}
