package org.briefsiegel.factor.smscode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.testkit.conformance.PlainSeal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text message, in every language of recipients. */
class CodeTextTest {

    private static final String HOST = "post.example.org";

    /** Counted in another way than the factor does: by what may be outside of ASCII, and what of ASCII costs more. */
    private static final String GSM_BEYOND_ASCII = "@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€";

    @Property
    void theCodeComesFirstTheLastLineBindsItAndTheTextIsOneMessage(
            @ForAll("languages") String language, @ForAll("names") String name, @ForAll("hosts") String host) {
        String text = text(language, name, host);
        String code = text.substring(0, 6);

        assertThat(code).matches("[0-9]{6}");
        assertThat(text).endsWith("\n@" + host + " #" + code);
        assertThat(text.lines()).hasSize(2);
        assertThat(costs(text)).as(text).isLessThanOrEqualTo(1);
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("no torn surrogate pair")
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT,%s ist Ihr Code für die Nachricht von Ordination Dr. Huber.",
        "de-AT-simple,%s ist Ihr Code. Die Nachricht ist von: Ordination Dr. Huber.",
        "en-GB,%s is your code for the message from Ordination Dr. Huber.",
        "tr,%s mesaj kodunuzdur. Gönderen: Ordination Dr. Huber.",
        "bs,%s je kod za otvaranje poruke. Od: Ordination Dr. Huber.",
        "uk,%s — ваш код від Ordination Dr. Huber.",
        "ar-u-nu-latn,%s هو رمزكم من Ordination Dr. Huber.",
        "fr,%s ist Ihr Code für die Nachricht von Ordination Dr. Huber."
    })
    void theTextIsInTheRecipientsLanguage(String language, String sentence) {
        String text = text(language, "Ordination Dr. Huber", HOST);

        assertThat(text).startsWith(sentence.formatted(text.substring(0, 6)));
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT,Der Link kommt per E-Mail.",
        "de-AT-simple,Der Link kommt per E-Mail.",
        "en-GB,The link comes by email.",
        "tr,Link e-posta ile gelir.",
        "bs,Link dolazi e-mailom."
    })
    void whereThereIsRoomTheTextSaysWhereTheLinkIs(String language, String onTheLink) {
        assertThat(text(language, "Ordination Dr. Huber", HOST)
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .endsWith(". " + onTheLink);
        assertThat(text(
                        language,
                        "Gemeinschaftspraxis für Allgemeinmedizin Dr. Huber und Dr. Müller",
                        HOST + HOST + HOST))
                .doesNotContain(onTheLink);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "de-AT-simple", "en-GB", "tr", "bs"})
    void whoseLettersAreLatinGetsALongNameInFull(String language) {
        String name = "Gemeinschaftspraxis Dr. Müller";

        assertThat(text(language, name, "nachrichten.gemeinschaftspraxis.example.org"))
                .contains(name + ".");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '$',
            value = {
                "Dr. Šimić,Dr. Simic",
                "Dr. Kılıç & İpek,Dr. Kilic & Ipek",
                "Đorđe Čolić,Djordje Colic",
                "Łukasz Œuvre,Lukasz OEuvre",
                "Ordination „Süd“ – Dr. Groß,Ordination \"Süd\" - Dr. Groß",
                "Praxis d’Été…,Praxis d'Été...",
                "A\u0308rztehaus Zoë,Ärztehaus Zoe",
                "Äpfel Öl Über Ñandú à è é ß,Äpfel Öl Über Ñandu à è é ß"
            })
    void aNameIsWrittenInTheLettersOfAShortMessage(String name, String written) {
        assertThat(text("de-AT", name, HOST)).contains("Nachricht von " + written + ".");
    }

    @ParameterizedTest
    @CsvSource({"uk,Dr. Šimić", "uk,Лікар Шевченко", "ar-u-nu-latn,د. أحمد"})
    void whereEveryLetterCostsTheSameANameKeepsItsOwn(String language, String name) {
        assertThat(text(language, name, HOST)).contains(name + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "uk,Приватна клініка Шевченка,nachricht.ordination.example,%s — ваш код від Приватна к.",
        "uk,Приватна клініка Шевченка,nachricht.ordination-dr-huber.example,%s — ваш код.",
        "uk,Приватна клініка,nachrichten.gemeinschaftspraxis-dr-mueller.example.org,%s",
        "ar-u-nu-latn,Ordination Dr. Huber,nachrichten.gemeinschaftspraxis-dr-mueller.example.org,%s"
    })
    void theSentenceGivesWayToALongHost(String language, String name, String host, String sentence) {
        String text = text(language, name, host);
        String code = text.substring(0, 6);

        assertThat(text).isEqualTo(sentence.formatted(code) + "\n@" + host + " #" + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "uk"})
    void aNameIsCutBeforeItCostsMoreThanOneMessage(String language) {
        String text = text(language, "Ordination ".repeat(20), HOST);

        assertThat(text).contains("Ordin").endsWith("\n@" + HOST + " #" + text.substring(0, 6));
        assertThat(costs(text)).isOne();
    }

    @Property
    void aNameCannotWriteALineOfItsOwn(@ForAll("languages") String language) {
        assertThat(text(language, "Dr.\n@other.example #000000", HOST).lines()).hasSize(2);
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("de-AT", "de-AT-simple", "en-GB", "tr", "bs", "uk", "ar-u-nu-latn");
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(60).filter(CodeTextTest::isWhole);
        Arbitrary<String> usual = Arbitraries.strings()
                .withChars("abcDEF Ööäß.,-–„“šđćčžĐğışİçéà€{}[]^|~\\'\"")
                .ofMaxLength(60);
        Arbitrary<String> foreign =
                Arbitraries.strings().withChars("Шевченко їґ'أحمد ☺").ofMaxLength(60);
        Arbitrary<String> pairs =
                Arbitraries.of("🩺", "Dr. ", "👩‍⚕️").list().ofMaxSize(15).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(any, usual, foreign, pairs);
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-', '.')
                .ofMinLength(1)
                .ofMaxLength(60);
    }

    private static boolean isWhole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    /** How many messages a text costs. */
    private static int costs(String text) {
        boolean gsm = text.chars().allMatch(c -> c != '`' && c < 0x7F || GSM_BEYOND_ASCII.indexOf(c) >= 0);
        long length = gsm ? text.replaceAll("[\\[\\]{}\\\\^~|€]", "xx").length() : text.length();
        int alone = gsm ? 160 : 70;
        return length <= alone ? 1 : 2;
    }

    private static String text(String language, String practice, String host) {
        return ((EnrolmentResult.Enrolled) new SmsCodeFactor(new Random(1))
                        .enrol(new EnrolmentRequest(
                                Map.of("phone", "+436641234567"),
                                Optional.empty(),
                                SILENT,
                                practice,
                                host,
                                Locale.forLanguageTag(language))))
                .dispatches()
                .get(0)
                .text(CodeTextTest::costs);
    }

    private static final Seal SILENT = new PlainSeal();
}
