package org.briefsiegel.transfer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.pages.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguagesTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    /** A Friday in January: a name of its own in Austria, an apostrophe in Ukrainian. */
    private static final Instant FRIDAY = Instant.parse("2027-01-15T13:05:00Z");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");
    private static final Properties GERMAN = file(Language.GERMAN);

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasAFileWithTheTextsOfGermanAndNoOthers(Language language) {
        assertThat(file(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(GERMAN.stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource
    void theReadersLocaleLeadsToThatFile(Language language) {
        Properties file = file(language);
        Texts texts = texts(language);

        for (String key : sentences()) {
            assertThat(texts.text(key, 1))
                    .as(key)
                    .isEqualTo(new MessageFormat(file.getProperty(key), language.locale()).format(new Object[] {1}));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTextTakesTheArgumentsOfTheGermanOne(Language language) {
        Properties file = file(language);

        for (String key : sentences()) {
            assertThat(arguments(file.getProperty(key))).as(key).isEqualTo(arguments(GERMAN.getProperty(key)));
            assertThat(file.getProperty(key)).as(key).doesNotContainPattern(LONE_APOSTROPHE);
        }
        for (String key : List.of("format.moment", "format.time")) {
            DateTimeFormatter.ofPattern(file.getProperty(key), language.locale());
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EXCLUDE,
            names = {"GERMAN", "EASY_GERMAN"})
    void nothingIsLeftInGerman(Language language) {
        Properties file = file(language);

        SoftAssertions.assertSoftly(softly -> sentences().stream()
                .filter(key -> !key.startsWith("size."))
                .forEach(
                        key -> softly.assertThat(file.getProperty(key)).as(key).isNotEqualTo(GERMAN.getProperty(key))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GERMAN                   | Freitag, 15. Jänner 2027, 14:05 Uhr   | 14:05 Uhr
                    EASY_GERMAN              | Freitag, 15. Jänner 2027, 14:05 Uhr   | 14:05 Uhr
                    ENGLISH                  | Friday 15 January 2027, 14:05         | 14:05
                    TURKISH                  | 15 Ocak 2027 Cuma, 14:05              | 14:05
                    BOSNIAN_CROATIAN_SERBIAN | petak, 15. 1. 2027., 14:05            | 14:05
                    UKRAINIAN                | пʼятниця, 15 січня 2027 р., 14:05     | 14:05
                    ARABIC                   | الجمعة 15 يناير 2027، 14:05           | 14:05
                    """)
    void timesAreWrittenAsReadersWriteThem(Language language, String moment, String time) {
        assertThat(texts(language).moment(FRIDAY)).isEqualTo(moment);
        assertThat(texts(language).timeOfDay(FRIDAY)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GERMAN                   | PDF, 120 KB       | PDF, 2,5 MB
                    EASY_GERMAN              | PDF, 120 KB       | PDF, 2,5 MB
                    ENGLISH                  | PDF, 120 KB       | PDF, 2.5 MB
                    TURKISH                  | PDF, 120 KB       | PDF, 2,5 MB
                    BOSNIAN_CROATIAN_SERBIAN | PDF, 120 KB       | PDF, 2,5 MB
                    UKRAINIAN                | PDF, 120 КБ       | PDF, 2,5 МБ
                    ARABIC                   | PDF, 120 كيلوبايت | PDF, 2.5 ميغابايت
                    """)
    void sizesAreWrittenAsReadersWriteThem(Language language, String small, String large) {
        assertThat(texts(language).file("application/pdf", 120_000)).isEqualTo(small);
        assertThat(texts(language).file("application/pdf", 2_500_000)).isEqualTo(large);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GERMAN                   | Sie haben noch einen Versuch. | Sie haben noch 2 Versuche.  | Sie haben noch 3 Versuche.
                    EASY_GERMAN              | Sie haben noch 1 Versuch.     | Sie haben noch 2 Versuche.  | Sie haben noch 3 Versuche.
                    ENGLISH                  | You have one try left.        | You have 2 tries left.      | You have 3 tries left.
                    TURKISH                  | Bir deneme hakkınız kaldı.    | 2 deneme hakkınız kaldı.    | 3 deneme hakkınız kaldı.
                    BOSNIAN_CROATIAN_SERBIAN | Imate još jedan pokušaj.      | Imate još dva pokušaja.     | Imate još tri pokušaja.
                    UKRAINIAN                | У вас залишилася одна спроба. | У вас залишилися дві спроби.| У вас залишилися три спроби.
                    ARABIC                   | بقيت لكم محاولة واحدة.        | بقيت لكم محاولتان.          | بقيت لكم ثلاث محاولات.
                    """)
    void triesAreCountedAsReadersCount(Language language, String one, String two, String three) {
        assertThat(texts(language).text("error.tries", 1)).isEqualTo(one);
        assertThat(texts(language).text("error.tries", 2)).isEqualTo(two);
        assertThat(texts(language).text("error.tries", 3)).isEqualTo(three);
    }

    private static Texts texts(Language language) {
        return new Texts(Pages.class, language.locale(), VIENNA);
    }

    /** The names of the texts that are patterns of {@link MessageFormat}: all but those of times. */
    private static Set<String> sentences() {
        return GERMAN.stringPropertyNames().stream()
                .filter(key -> !key.startsWith("format."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties file(Language language) {
        String suffix = switch (language) {
            case GERMAN -> "";
            case EASY_GERMAN -> "_de_AT_simple";
            default -> "_" + language.code();
        };
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Pages.class.getResourceAsStream("messages" + suffix + ".properties"), suffix),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
