package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.briefsiegel.testkit.identity.Person;
import org.briefsiegel.testkit.identity.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recipients who are recognized by an identity provider, in a real browser; the factor is dropped into a running server. */
class IdentityProviderIT {

    private static final String AWAY =
            "Landesdienst ist gerade nicht erreichbar. Versuchen Sie es in einigen Minuten noch einmal.";

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;
    private static Chromium chromium;
    private static TestProvider hospital;
    private static TestProvider register;
    private static Path factor;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("identity", Map.of()).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        inbox = new Inbox(server);
        chromium = new Chromium();
        hospital = new TestProvider(Clock.systemUTC());
        register = new TestProvider(Clock.systemUTC());
        hospital.knows(Person.of("maria", "Maria", "Muster", "1984-03-09"));
        hospital.knows(Person.of("otto", "Otto", "Muster", "1984-03-09"));
        register.hangs(true);
        describe("hospital", "Klinikum", hospital, 3);
        describe("register", "Landesdienst", register, 1);
        factor = server.drop("bundles/factor/oidc");
        await().atMost(Server.SOON).until(IdentityProviderIT::isOffered);
    }

    private static void describe(String name, String label, TestProvider provider, int timeout) throws Exception {
        Files.writeString(server.home().resolve("etc/org.briefsiegel.factor.oidc-" + name + ".cfg"), """
                name = %s
                label = %s
                issuer = %s
                clientId = %s
                .clientSecret = %s
                match = birth-date-and-name
                timeoutSeconds = %d
                """.formatted(
                        name, label, provider.issuer(), TestProvider.CLIENT, TestProvider.PASSWORD, timeout));
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        hospital.close();
        register.close();
        server.close();
    }

    @AfterEach
    void followTheRules() {
        hospital.writes(SignedJWT::serialize);
    }

    private static boolean isOffered() {
        return practice.get("/capabilities")
                .json()
                .get("factors")
                .findValuesAsText("id")
                .contains("oidc");
    }

    /** A letter on its way. */
    private record Sent(String link, byte[] file) {}

    private static Sent send() throws Exception {
        byte[] file = Pdf.of(60_000);
        ObjectNode transfer = JourneysIT.freshTransfer("oidc", "patient-record");
        var accepted = practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        return new Sent(inbox.linkFor(JourneysIT.email(transfer)), file);
    }

    private static Page open(BrowserContext context, Sent sent) {
        Page page = context.newPage();
        page.navigate(server.url(sent.link()).toString());
        return page;
    }

    private static void goTo(Page page, String provider) {
        page.waitForNavigation(() -> page.getByText("Weiter zu " + provider).click());
    }

    /** The last page that comes of it. */
    private static Response signIn(Page page, String login) {
        page.locator("input[name=login]").fill(login);
        return page.waitForNavigation(() -> page.locator("button").click());
    }

    private static void look(Page page, String name) {
        Chromium.assertOneTitle(page);
        for (int width : new int[] {320, 1280}) {
            page.setViewportSize(width, 740);
            Chromium.picture(page, "identity-" + name, width);
            assertThat(page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
                    .isEqualTo(0);
        }
        Chromium.assertAccessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.assertContrast(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whoIsRecognizedGetsTheDocuments(boolean scripts) throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, scripts)) {
            Page page = open(context, sent);
            assertThat(page.locator("h1").innerText()).isEqualTo("Wo wollen Sie sich ausweisen?");
            assertThat(new HtmlChecker().complaints(page.reload().text())).isEmpty();
            if (scripts) {
                look(page, "question");
            }

            goTo(page, "Klinikum");
            assertThat(page.url()).startsWith(hospital.issuer());
            assertThat(page.url()).doesNotContain(sent.link());
            assertThat(page.evaluate("document.referrer")).isEqualTo("");
            assertThat(signIn(page, "maria").status()).isEqualTo(200);

            assertThat(page.url()).endsWith(sent.link() + "/documents");
            Download download =
                    page.waitForDownload(() -> page.locator("main #document-1").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(sent.file());
            page.goBack();
            page.goForward();
            assertThat(page.reload().status()).isEqualTo(200);
        }
    }

    @Test
    void somebodyElseIsToldSoAndTheRightOneGetsInAfterwards() throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            goTo(page, "Klinikum");
            assertThat(signIn(page, "otto").status()).isEqualTo(200);

            assertThat(page.url()).endsWith(sent.link() + "?again");
            assertThat(page.title()).startsWith("Fehler: Wo wollen Sie sich ausweisen?");
            look(page, "somebody-else");
            page.locator(".summary a").first().click();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("field-hospital");
            goTo(page, "Klinikum");
            signIn(page, "maria");
            assertThat(page.url()).endsWith("/documents");
        }
    }

    @Test
    void whoGivesUpThereCanGoAgain() throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            for (int i = 0; i < 6; i++) {
                goTo(page, "Klinikum");
                page.waitForNavigation(() -> page.locator("#cancel").click());
                assertThat(page.locator(".summary a").innerText())
                        .isEqualTo("Sie haben sich bei Klinikum nicht angemeldet. Versuchen Sie es noch einmal.");
            }
            look(page, "cancelled");
            goTo(page, "Klinikum");
            signIn(page, "maria");
            assertThat(page.url()).endsWith("/documents");
        }
    }

    /** What came back to one browser opens nothing in another, nor a second time in this one. */
    @Test
    void theWayBackCountsOnceAndWhereItWasBegun() throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, true);
                BrowserContext other = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            goTo(page, "Klinikum");
            String back = hospital.signIn(page.url(), "maria");

            Page stolen = other.newPage();
            assertThat(stolen.navigate(back).status()).isEqualTo(400);
            assertThat(stolen.locator("h1").innerText()).isEqualTo("Bitte beginnen Sie noch einmal");
            look(stolen, "other-browser");
            stolen.navigate(server.url(sent.link()).toString());
            goTo(stolen, "Klinikum");
            stolen.navigate(back);
            assertThat(stolen.locator(".summary").innerText()).contains("gehört zu einem anderen Fenster");

            page.navigate(back);
            assertThat(page.url()).endsWith("/documents");
            assertThat(page.navigate(back).status()).isEqualTo(400);
        }
    }

    /** Whoever is behind the same address, and has a link of their own. */
    @Test
    void whoComesBackInVainAgainAndAgainKeepsNobodyElseOut() throws Exception {
        Sent theirs = send();
        String back = "/d/return/oidc/hospital?state=made-up&code=1";
        String kept = server.get(theirs.link() + "/leave/hospital")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        for (int i = 0; i < Server.MISSES_PER_MINUTE; i++) {
            assertThat(server.get(back, "Cookie", kept).statusCode()).isEqualTo(422);
            assertThat(server.get(back).statusCode()).isEqualTo(400);
        }
        await().atMost(Server.SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .untilAsserted(() -> {
                    HttpResponse<String> slowed = server.get(back, "Cookie", kept);
                    assertThat(slowed.statusCode()).isEqualTo(303);
                    assertThat(slowed.headers().firstValue("Location")).hasValue(theirs.link());
                });

        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, send());
            goTo(page, "Klinikum");
            signIn(page, "maria");
            assertThat(page.url()).endsWith("/documents");
        }
    }

    @Test
    void aForgedTokenOpensNothing() throws Exception {
        Sent sent = send();
        hospital.writes(signed -> signed.serialize().replaceAll(".{8}$", "AAAAAAAA"));
        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            goTo(page, "Klinikum");
            signIn(page, "maria");

            assertThat(page.locator(".summary a").innerText())
                    .isEqualTo("Die Antwort von Klinikum war nicht gültig. Bitte beginnen Sie noch einmal.");
            assertThat(page.navigate(server.url(sent.link() + "/documents").toString())
                            .url())
                    .doesNotContain("/documents");
        }
    }

    @Test
    void aProviderThatHangsIsNamedWithinSecondsAndTheOtherStillWorks() throws Exception {
        Sent sent = send();
        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            for (int i = 0; i < 5; i++) {
                goTo(page, "Landesdienst");
                assertThat(page.locator(".summary a").innerText()).isEqualTo(AWAY);
            }
            look(page, "away");
            goTo(page, "Klinikum");
            signIn(page, "maria");
            assertThat(page.url()).endsWith("/documents");
        }
    }

    @Test
    void withoutTheFactorNobodyGetsInUntilItIsBack() throws Exception {
        Sent sent = send();
        assertThat(server.get(sent.link()).statusCode()).isEqualTo(200);
        Files.delete(factor);
        await().atMost(Server.SOON).until(() -> server.get(sent.link()).statusCode() == 503);
        assertThat(server.get(sent.link() + "/leave/hospital").statusCode()).isEqualTo(503);

        server.drop("bundles/factor/oidc");
        await().atMost(Server.SOON).until(() -> server.get(sent.link()).statusCode() == 200);
        try (BrowserContext context = chromium.context(360, 740, true)) {
            Page page = open(context, sent);
            goTo(page, "Klinikum");
            signIn(page, "maria");
            assertThat(page.url()).endsWith("/documents");
        }
    }

    @Test
    void aWrongWordForWhatIsMatchedAndANameThatIsTakenAreRefused() throws Exception {
        Path settings = server.home().resolve("etc/org.briefsiegel.factor.oidc-later.cfg");
        String others = "label = Anders\nissuer = https://login.example\nclientId = a\n";
        Files.writeString(settings, others + "name = later\nmatch = subjekt\n");
        await().atMost(Server.SOON)
                .untilAsserted(() -> assertThat(server.get("/health/ready").body())
                        .contains("org.briefsiegel.factor.oidc-later", "match = subjekt"));
        Sent sent = send();
        assertThat(server.get(sent.link()).body()).contains("/leave/hospital").doesNotContain("Anders");

        Files.writeString(settings, others + "name = hospital\nmatch = subject\n");
        await().atMost(Server.SOON)
                .untilAsserted(() -> assertThat(server.get("/health/ready").body())
                        .contains(
                                "org.briefsiegel.factor.oidc-later",
                                "name = hospital is the name of another provider"));
        assertThat(server.get(sent.link()).body()).contains("/leave/hospital").doesNotContain("Anders");

        Files.delete(settings);
        await().atMost(Server.SOON).until(() -> server.get("/health/ready").statusCode() == 200);
    }

    @Test
    void whatTheRecordLacksIsNamedAndASettingThatIsWrong() throws Exception {
        ObjectNode transfer = JourneysIT.freshTransfer("oidc", "patient-record");
        ((ObjectNode) transfer.get("patient")).remove("birthDate");
        assertThat(practice.send(transfer, Pdf.of(1000)).response().body()).contains("/patient/birthDate");

        Path settings = server.home().resolve("etc/org.briefsiegel.factor.oidc-wrong.cfg");
        Files.writeString(settings, "name = wrong\nlabel = Falsch\nissuer = ftp://example\nclientId = a\n");
        await().atMost(Server.SOON)
                .untilAsserted(() -> assertThat(server.get("/health/ready").body())
                        .contains("org.briefsiegel.factor.oidc-wrong", "issuer"));
        Files.delete(settings);
        await().atMost(Server.SOON).until(() -> server.get("/health/ready").statusCode() == 200);
    }
}
