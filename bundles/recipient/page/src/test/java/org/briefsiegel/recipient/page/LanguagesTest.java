package org.briefsiegel.recipient.page;

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
                    GERMAN                   | Nach einer weiteren falschen Antwort müssen Sie 15 Minuten warten. | Nach zwei weiteren falschen Antworten ist der Zugang gesperrt.
                    EASY_GERMAN              | Ist noch 1 Antwort falsch? Dann müssen Sie 15 Minuten warten. | Sind noch 2 Antworten falsch? Dann ist der Zugang gesperrt.
                    ENGLISH                  | After one more wrong answer you have to wait 15 minutes. | After two more wrong answers access is locked.
                    TURKISH                  | 1 yanlış yanıt daha verirseniz 15 dakika beklemeniz gerekir. | 2 yanlış yanıt daha verirseniz erişim kilitlenir.
                    BOSNIAN_CROATIAN_SERBIAN | Nakon još jednog pogrešnog odgovora morat ćete pričekati 15 min. | Nakon još dva pogrešna odgovora pristup će biti zaključan.
                    UKRAINIAN                | Після ще однієї неправильної відповіді доведеться зачекати 15 хв. | Після ще 2 неправильних відповідей доступ буде заблоковано.
                    ARABIC                   | بعد إجابة خاطئة أخرى يجب الانتظار 15 دقيقة. | بعد إجابتين خاطئتين أخريين يُقفل الوصول.
                    """)
    void theWarningCountsAsReadersCount(Language language, String pause, String lock) {
        Texts texts = texts(language);
        String warning = texts.text("error.pause", 1, texts.text("error.minutes", 15));
        assertThat(warning.replaceAll("[\\u2068\\u2069]", ""))
                .as("but for the marks that isolate the time")
                .isEqualTo(pause);
        assertThat(texts.text("error.lock", 2)).isEqualTo(lock);
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
