package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail as it arrives, in every language: what a spam filter makes of it, and how it looks. */
class MailScoreIT {

    private static final double TOLERATED = 2.0;

    /**
     * These judge by which way a mail came, and here it came by none: whether all relays are trusted, whether there are
     * any, and that the one we make up has an address for documentation (RFC 5737). What SPF, DKIM, DMARC and block lists
     * say takes a network, and isn't asked.
     */
    private static final Set<String> OF_THE_WAY = Set.of("ALL_TRUSTED", "NO_RELAYS", "NO_RECEIVED", "RCVD_ILLEGAL_IP");

    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    private static final Map<String, byte[]> MAILS = new HashMap<>();

    private static Postbox postbox;
    private static Server server;
    private static PracticeSystem practice;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        postbox = new Postbox();
        server = Server.unpack(
                        "mail-score",
                        Map.of(
                                "BRIEFSIEGEL_CHANNEL_MAIL_PORT", String.valueOf(postbox.port()),
                                "BRIEFSIEGEL_CHANNEL_MAIL_FROM", "nachricht@post.example.org",
                                "BRIEFSIEGEL_WEB_BASE_URL", "https://post.example.org"))
                .start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        practice.set("address", "Hauptplatz 1, 1010 Wien");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        server.close();
        postbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "de-AT-simple", "en", "tr", "hr", "uk", "ar"})
    void aSpamFilterFindsNoFaultWithTheMail(String language) throws Exception {
        Map<String, Double> rules = SpamAssassin.rules(mail(language));
        double points = rules.entrySet().stream()
                .filter(rule -> !OF_THE_WAY.contains(rule.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();

        System.out.printf(Locale.ROOT, "Mail in %s: %.1f points, by %s%n", language, points, rules);
        assertThat(points).as("%s: %s", language, rules).isLessThan(TOLERATED);
    }

    /** Otherwise a filter that is out of order would find no fault with anything. */
    @Test
    void theFilterWouldNoticeSpam() throws Exception {
        String mail = new String(mail("de-AT"), StandardCharsets.ISO_8859_1);
        String spam = mail.replaceFirst("(?m)^Subject: .*", "Subject: \\$\\$\\$ YOU HAVE WON A FREE PRIZE !!!")
                .replaceFirst("(?m)^Message-ID: .*\\R", "");

        assertThat(SpamAssassin.rules(spam.getBytes(StandardCharsets.ISO_8859_1)).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isGreaterThan(TOLERATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "de-AT-simple", "en", "tr", "hr", "uk", "ar"})
    void theMailIsReadableOnNarrowAndWideScreensInLightAndDark(String language) throws Exception {
        for (int width : List.of(320, 600)) {
            try (BrowserContext context = chromium.context(width, 800, true)) {
                Page page = context.newPage();
                page.route("**/*", route -> route.abort());
                for (ColorScheme scheme : SCHEMES) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    page.setContent(html(mail(language)));
                    Chromium.picture(
                            page, "mail-" + language + "-" + scheme.name().toLowerCase(Locale.ROOT), width);

                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as("no scrolling sideways")
                            .isEqualTo(width);
                    assertThat(new AxeBuilder(page)
                                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                                    .analyze()
                                    .getViolations())
                            .as(language + " " + scheme)
                            .extracting(violation -> violation.getId() + ": " + violation.getNodes())
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "uk"})
    void itsHeadersAreThoseOfAMailThatNobodyAnswersByMachine(String language) throws Exception {
        MimeMessage mail = read(mail(language));

        assertThat(mail.getMessageID()).matches("<[0-9A-Za-z-]+@post\\.example\\.org>");
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getReplyTo()).singleElement().hasToString("ordination@example.org");
        assertThat(((MimeMultipart) mail.getContent()).getBodyPart(0).getHeader("Content-Transfer-Encoding"))
                .containsExactly(language.equals("uk") ? "base64" : "quoted-printable");
    }

    /** Sent once for each language. */
    private static byte[] mail(String language) throws Exception {
        if (!MAILS.containsKey(language)) {
            ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "invoice");
            ((ObjectNode) transfer.get("recipient")).put("locale", language);
            assertThat(practice.send(transfer, Pdf.of(1000)).status()).isEqualTo(201);
            MAILS.put(language, postbox.mailTo(JourneysIT.email(transfer)));
        }
        return MAILS.get(language);
    }

    private static String html(byte[] mail) throws Exception {
        return (String) ((MimeMultipart) read(mail).getContent()).getBodyPart(1).getContent();
    }

    private static MimeMessage read(byte[] mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }
}
