package org.briefsiegel.transfer.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeComposerTest {

    private static final Practice PRACTICE = practice("Ordination <Dr.> Huber");

    private static final URI HOST = URI.create("https://post.example.org");
    private static final Site VIENNA = new Site(HOST, ZoneId.of("Europe/Vienna"));

    private final String token = Secret.random().value();
    private final NoticeComposer composer =
            new NoticeComposer(new SomePlugins(Map.of("birth-date", new Labelled())), VIENNA);

    @Test
    void theEndIsWrittenInTheSitesZone() {
        Site lisbon = new Site(HOST, ZoneId.of("Europe/Lisbon"));
        NoticeComposer there = new NoticeComposer(new SomePlugins(Map.of("birth-date", new Labelled())), lisbon);

        assertThat(there.notice(item(), transfer("de-AT"), PRACTICE, token).text())
                .contains("9. Dezember 2026, 10:00 Uhr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "de-AT-simple", "en", "tr", "hr", "uk", "ar", "fr"})
    void theMailHoldsOneLinkAndNothingOfTheContent(String language) {
        Message mail = composer.notice(item(), transfer(language), PRACTICE, token);

        assertThat(links(mail.text())).containsExactly("https://post.example.org/d/" + token);
        assertThat(links(mail.html())).containsExactly("https://post.example.org/d/" + token);
        assertThat(mail.text().lines()).contains("https://post.example.org/d/" + token);
        assertThat(mail.html()).containsOnlyOnce("href").doesNotContain("<img", "src=", "url(", "@import", "<script");
        assertThat((mail.subject() + mail.text() + mail.html()).replace(token, ""))
                .doesNotContain("Befund", "Schilddr", "pdf", "patient-record", "geheim", "1984");
        assertThat(mail.attachments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "de-AT-simple", "en", "tr", "hr", "uk", "ar", "fr"})
    void textAndHtmlSayTheSame(String language) {
        assertSame(composer.notice(item(), transfer(language), PRACTICE, token));
        assertSame(composer.attachment(item(), transfer(language), PRACTICE, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT,'Nachricht von Ordination <Dr.> Huber','Zum Öffnen brauchen Sie: Geburtsdatum (de-AT).',"
                + "'Mittwoch, 9. Dezember 2026, 11:00 Uhr',Aus Gründen des Datenschutzes,Telefon: +43 1 234",
        "de-AT-simple,'Nachricht von Ordination <Dr.> Huber','Zum Öffnen brauchen Sie: Geburtsdatum (de-AT-simple).',"
                + "'Mittwoch, 9. Dezember 2026, 11:00 Uhr',Wir schützen Ihre Daten,Telefon: +43 1 234",
        "en-IE,'Message from Ordination <Dr.> Huber','To open it, you need: Geburtsdatum (en-IE).',"
                + "'Wednesday 9 December 2026, 11:00',To protect your data,Phone: +43 1 234",
        "tr-TR,'Ordination <Dr.> Huber size bir mesaj gönderdi','Açmak için gereken: Geburtsdatum (tr).',"
                + "'9 Aralık 2026 Çarşamba, 11:00',Veri koruma,Telefon: +43 1 234",
        "sr-Latn,'Poruka od: Ordination <Dr.> Huber','Za otvaranje Vam treba: Geburtsdatum (bs).',"
                + "'srijeda, 9. 12. 2026., 11:00',Radi zaštite podataka,Telefon: +43 1 234",
        "uk,'Повідомлення від Ordination <Dr.> Huber','Щоб відкрити, потрібно: Geburtsdatum (uk).',"
                + "'середа, 9 грудня 2026 р., 11:00',Для захисту даних,Телефон: +43 1 234",
        "ar-EG,'رسالة من Ordination <Dr.> Huber','المطلوب لفتح الرسالة: Geburtsdatum (ar-u-nu-latn).',"
                + "'الأربعاء 9 ديسمبر 2026، 11:00',لحماية بياناتكم,الهاتف: +43 1 234"
    })
    void theMailIsInTheRecipientsLanguageAndSaysWhatIsNeededAndUntilWhen(
            String language, String subject, String needed, String until, String why, String phone) {
        Message mail = composer.notice(item(), transfer(language), PRACTICE, token);
        String text = joined(mail.text());

        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(text).contains(needed, until + ".", why, "Hauptplatz 1, 1010 Wien", phone, "Maria & Co");
        assertThat(text).startsWith(PRACTICE.name());
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT,'diese Angabe der Person, um die es geht: Geburtsdatum (de-AT).'",
        "de-AT-simple,'von dieser Person: Geburtsdatum (de-AT-simple).'",
        "en,'this of the patient: Geburtsdatum (en-GB).'"
    })
    void aParentIsToldWhoseFactIsAskedWithoutANameOfThePatient(String language, String needed) {
        Message mail = composer.notice(item(), transfer(language, "Maria & Co", "parent"), PRACTICE, token);

        assertThat(joined(mail.text())).contains(needed);
        assertThat(joined(mail.html())).contains(needed);
    }

    @Test
    void theMailGoesToTheRecipientInThePracticesName() {
        Message mail = composer.notice(item(), transfer("de-AT"), PRACTICE, token);

        assertThat(mail.sender()).isEqualTo(new Message.Sender(PRACTICE.name(), PRACTICE.email()));
        assertThat(mail.address()).isEqualTo("maria@example.org");
        assertThat(mail.id()).isEqualTo("m-1");
    }

    @Test
    void theMailSaysWhereACodeWentByTheEndOfItsNumber() {
        Recipient recipient =
                new Recipient("Maria", "maria@example.org", "+436641234567", Locale.forLanguageTag("de-AT"), "parent");

        assertThat(joined(composer.notice(item(), transfer(recipient, "sealed"), PRACTICE, token)
                        .text()))
                .contains("Zum Öffnen brauchen Sie: Geburtsdatum (de-AT)•••567.")
                .doesNotContain("1234567", "43664");
        assertThat(composer.notice(item(), transfer(recipient, ""), PRACTICE, token)
                        .text())
                .doesNotContain("•••");
    }

    @Test
    void namesCannotBecomeMarkup() {
        Message mail = composer.notice(item(), transfer("de-AT"), PRACTICE, token);

        assertThat(mail.html())
                .contains("Ordination &lt;Dr.&gt; Huber", "Maria &amp; Co")
                .doesNotContain("<Dr.>");
    }

    @Test
    void arabicRunsFromRightToLeftAndNamesAndNumbersInItAsTheyAre() {
        Message mail = composer.notice(item(), transfer("ar"), PRACTICE, token);

        assertThat(mail.html())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<div class=\"paper\" lang=\"ar\" dir=\"rtl\"");
        assertThat(mail.text()).contains("\u2068Ordination <Dr.> Huber\u2069", "\u2068+43 1 234\u2069");
    }

    @Test
    void aNameFromAnotherScriptLeavesTheSentenceAroundItAlone() {
        assertThat(composer.notice(item(), transfer("de-AT", "أحمد"), PRACTICE, token)
                        .text())
                .contains("Guten Tag, \u2068أحمد\u2069!");
        assertThat(composer.notice(item(), transfer("de-AT"), PRACTICE, token).text())
                .doesNotContain("\u2068");
    }

    @Test
    void linesAreShortButTheLinksAndStayReadable() {
        Practice longName = practice("Gemeinschaftspraxis für Allgemeinmedizin ".repeat(4) + "x".repeat(200));
        Message mail = composer.notice(item(), transfer("de-AT"), longName, token + "0".repeat(100));

        assertThat(mail.text().lines().filter(line -> !line.startsWith("https://")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
        assertSame(mail);
    }

    @Test
    void aNameStaysInItsLine() {
        assertThat(composer.notice(item(), transfer("de-AT", "Maria\n\nhttps"), PRACTICE, token)
                        .text())
                .contains("Guten Tag, Maria https!");
        assertThat(composer.notice(item(), transfer("de-AT", " "), PRACTICE, token)
                        .text())
                .contains("\n\nGuten Tag!\n");
    }

    @Test
    void whatIsNeededIsOnThePageWhileTheFactorIsAway() {
        NoticeComposer withoutFactors = new NoticeComposer(new SomePlugins(Map.of()), VIENNA);

        assertThat(withoutFactors
                        .notice(item(), transfer("de-AT"), PRACTICE, token)
                        .text())
                .contains("Auf der Seite steht, was Sie zum Öffnen brauchen.");
    }

    @Test
    void whatAFactorSendsGoesOutToTheLetter() {
        Message text = composer.factor(item(), PRACTICE, "+436641234567\n123456 ist Ihr Code.\n@host #123456");

        assertThat(text.address()).isEqualTo("+436641234567");
        assertThat(text.text()).isEqualTo("123456 ist Ihr Code.\n@host #123456");
    }

    private static List<String> links(String text) {
        return Pattern.compile("https?://[^\\s\"<]+")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList();
    }

    /** The address stands in the text, and behind the button in the HTML. */
    private static void assertSame(Message mail) {
        String html = mail.html()
                .replaceAll("(?s)<head>.*</head>", "")
                .replaceAll("<a\\s[^>]*href=\"([^\"]*)\"[^>]*>([^<]*)</a>", "$2: $1")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");

        assertThat(joined(html).replace(" ", "")).isEqualTo(joined(mail.text()).replace(" ", ""));
        assertThat(mail.html())
                .contains("<title>" + mail.subject().replace("<", "&lt;").replace(">", "&gt;") + "</title>");
    }

    /** In one line, without the marks that keep directions apart. */
    private static String joined(String text) {
        return text.replaceAll("[\\u2068\\u2069]", "").replaceAll("\\s+", " ").strip();
    }

    private static Item item() {
        return new Item("m-1", "p-1", "t-1", Purpose.NOTICE, "mail", "", Instant.EPOCH, Instant.EPOCH, 0, false);
    }

    private static Practice practice(String name) {
        return new Practice(
                "p-1",
                name,
                Plan.BASIC,
                Set.of(),
                "ordination@example.org",
                "+43 1 234",
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of(Setting.ADDRESS, "Hauptplatz 1, 1010 Wien"));
    }

    private static TransferRecord transfer(String language) {
        return transfer(language, "Maria & Co");
    }

    private static TransferRecord transfer(String language, String name) {
        return transfer(language, name, "patient");
    }

    private static TransferRecord transfer(String language, String name, String relation) {
        return transfer(new Recipient(name, "maria@example.org", "", Locale.forLanguageTag(language), relation), "");
    }

    private static TransferRecord transfer(Recipient recipient, String dispatchFacts) {
        return new TransferRecord(
                "t-1",
                "p-1",
                "",
                Instant.parse("2026-11-25T10:00:00Z"),
                "birth-date",
                "",
                dispatchFacts,
                recipient,
                "geheim",
                Progress.accepted(Optional.of(Instant.parse("2026-12-09T10:00:00Z"))),
                List.of(new TransferRecord.Document(
                        1,
                        "patient-record",
                        "Befund Schilddrüse",
                        "Befund.pdf",
                        "application/pdf",
                        new SealedDocument("b", "k", 1, "0"))));
    }

    private record SomePlugins(Map<String, AuthFactor> factors) implements Plugins {
        @Override
        public Map<String, DocumentType> documents() {
            return Map.of();
        }

        @Override
        public Map<String, Channel> channels() {
            return Map.of();
        }

        @Override
        public Map<String, PricingRule> pricingRules() {
            return Map.of();
        }

        @Override
        public boolean isOpen(String route) {
            return factors.containsKey(route.replace("factor.", ""));
        }

        @Override
        public boolean hasSeen(String route) {
            return isOpen(route);
        }
    }

    /** Only tells what it is called, and in which language it was asked. */
    private static final class Labelled implements AuthFactor {
        @Override
        public String label(Locale locale) {
            return "Geburtsdatum (" + locale.toLanguageTag() + ")";
        }

        @Override
        public String needed(Reader reader, String sentTo) {
            return label(reader.locale()) + sentTo;
        }

        @Override
        public FactorProfile profile() {
            throw new UnsupportedOperationException();
        }

        @Override
        public EnrolmentResult enrol(EnrolmentRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prompt prompt(Enrolment enrolment, Reader reader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reading read(Answer answer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            throw new UnsupportedOperationException();
        }
    }
}
