package org.briefsiegel.recipient.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.recipient.about.AboutResource;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.request.CodeResource;
import org.briefsiegel.recipient.visit.LinkPages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of all bundles that draw pages for recipients. */
class LanguagesTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    /** A Friday in January: a name of its own in Austria, an apostrophe in Ukrainian. */
    private static final Instant FRIDAY = Instant.parse("2027-01-15T13:05:00Z");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");

    /** A file of texts, and a class that it lies beside. */
    private record File(Class<?> owner, Language language) {

        Properties content() {
            String suffix = switch (language) {
                case GERMAN -> "";
                case EASY_GERMAN -> "_de_AT_simple";
                default -> "_" + language.code();
            };
            Properties texts = new Properties();
            try (Reader file = new InputStreamReader(
                    Objects.requireNonNull(owner.getResourceAsStream("messages" + suffix + ".properties"), suffix),
                    StandardCharsets.UTF_8)) {
                texts.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return texts;
        }

        Properties german() {
            return new File(owner, Language.GERMAN).content();
        }

        /** The names of the texts that are patterns of {@link MessageFormat}: all but those of times. */
        Set<String> sentences() {
            return german().stringPropertyNames().stream()
                    .filter(key -> !key.startsWith("format."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Stream<File> files() {
        return Stream.of(Pages.class, LinkPages.class, LetterResource.class, CodeResource.class, AboutResource.class)
                .flatMap(owner -> Arrays.stream(Language.values()).map(language -> new File(owner, language)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyLanguageHasAFileWithTheTextsOfGermanAndNoOthers(File file) {
        assertThat(file.content().stringPropertyNames())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(file.german().stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("files")
    void theReadersLocaleLeadsToThatFile(File file) {
        Properties content = file.content();
        Texts texts = new Texts(file.owner(), file.language().locale(), VIENNA);

        for (String key : file.sentences()) {
            assertThat(texts.text(key, 1))
                    .as(key)
                    .isEqualTo(new MessageFormat(
                                    content.getProperty(key), file.language().locale())
                            .format(new Object[] {1}));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTextTakesTheArgumentsOfTheGermanOne(File file) {
        Properties content = file.content();

        for (String key : file.sentences()) {
            assertThat(arguments(content.getProperty(key)))
                    .as(key)
                    .isEqualTo(arguments(file.german().getProperty(key)));
            assertThat(content.getProperty(key)).as(key).doesNotContainPattern(LONE_APOSTROPHE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void timesHaveAFormInEveryLanguage(Language language) {
        Properties content = new File(Pages.class, language).content();
        for (String key : List.of("format.moment", "format.time")) {
            DateTimeFormatter.ofPattern(content.getProperty(key), language.locale());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsLeftInGerman(File file) {
        if (Set.of(Language.GERMAN, Language.EASY_GERMAN).contains(file.language())) {
            return;
        }
        Properties content = file.content();

        SoftAssertions.assertSoftly(softly -> file.sentences().stream()
                .filter(key -> !key.startsWith("size."))
                .forEach(key -> softly.assertThat(content.getProperty(key))
                        .as(key)
                        .isNotEqualTo(file.german().getProperty(key))));
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
                    GERMAN                   | PDF, 120\u00a0KB       | PDF, 2,5\u00a0MB
                    EASY_GERMAN              | PDF, 120\u00a0KB       | PDF, 2,5\u00a0MB
                    ENGLISH                  | PDF, 120\u00a0KB       | PDF, 2.5\u00a0MB
                    TURKISH                  | PDF, 120\u00a0KB       | PDF, 2,5\u00a0MB
                    BOSNIAN_CROATIAN_SERBIAN | PDF, 120\u00a0KB       | PDF, 2,5\u00a0MB
                    UKRAINIAN                | PDF, 120\u00a0КБ       | PDF, 2,5\u00a0МБ
                    ARABIC                   | PDF, 120\u00a0كيلوبايت | PDF, 2.5\u00a0ميغابايت
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
        Texts texts = new Texts(LetterResource.class, language.locale(), VIENNA);
        String warning = texts.text("error.pause", 1, texts.text("error.minutes", 15));
        assertThat(warning.replaceAll("[\\u2068\\u2069]", ""))
                .as("but for the marks that isolate the time")
                .isEqualTo(pause);
        assertThat(texts.text("error.lock", 2)).isEqualTo(lock);
    }

    private static Texts texts(Language language) {
        return new Texts(Pages.class, language.locale(), VIENNA);
    }

    private static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
