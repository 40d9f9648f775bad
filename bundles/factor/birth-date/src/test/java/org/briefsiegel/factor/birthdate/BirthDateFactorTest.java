package org.briefsiegel.factor.birthdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.testkit.conformance.PlainSeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateFactorTest {

    private static final Locale GERMAN = Locale.forLanguageTag("de-AT");
    private static final List<Locale> LANGUAGES = Stream.of(
                    "de-AT-simple", "en-GB", "tr", "bs", "hr", "sr-Latn", "uk", "ar-u-nu-latn", "ar-SY-u-nu-latn")
            .map(Locale::forLanguageTag)
            .toList();
    private final BirthDateFactor factor =
            new BirthDateFactor(Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

    @Property
    void everyDateIsReadInEveryFormInWhichPeopleWriteItsParts(@ForAll("dates") LocalDate date) {
        for (String day : written(date, "d", "dd", "d.")) {
            for (String month : written(date, "M", "MM", "M.", "LLL", "LLLL")) {
                assertThat(read(day, month, " " + date.getYear())).isEqualTo(new Reading.Legible(date.toString()));
                assertThat(read(day, month.toUpperCase(GERMAN), date.getYear() + "."))
                        .isEqualTo(new Reading.Legible(date.toString()));
            }
        }
    }

    @Property
    void everyDateIsReadWithTheMonthsNameInEveryLanguageOfRecipients(@ForAll("dates") LocalDate date) {
        for (Locale language : LANGUAGES) {
            for (String pattern : List.of("LLL", "LLLL", "MMMM")) {
                String month = DateTimeFormatter.ofPattern(pattern, language).format(date);
                String day = String.valueOf(date.getDayOfMonth());

                for (String typed :
                        List.of(month, month.toUpperCase(language), month.toLowerCase(language), month + ".")) {
                    assertThat(read(day, typed, String.valueOf(date.getYear())))
                            .as(typed)
                            .isEqualTo(new Reading.Legible(date.toString()));
                }
                assertThat(read(day + ". " + month + " " + date.getYear(), "", ""))
                        .as(month)
                        .isEqualTo(new Reading.Legible(date.toString()));
            }
        }
    }

    @Property
    void everyDateIsReadInTheDigitsOfArabicAndPersian(@ForAll("dates") LocalDate date) {
        for (String language : List.of("ar-EG", "fa-IR-u-nu-arabext")) {
            Locale locale = Locale.forLanguageTag(language);
            assertThat(read(
                            localized("d", locale, date),
                            localized("MM", locale, date),
                            localized("yyyy", locale, date)))
                    .isEqualTo(new Reading.Legible(date.toString()));
            assertThat(read(localized("d/M/yyyy", locale, date), "", ""))
                    .isEqualTo(new Reading.Legible(date.toString()));
            assertThat(read(localized("ddMMyyyy", locale, date), "", ""))
                    .isEqualTo(new Reading.Legible(date.toString()));
        }
    }

    /** What could be one month or another isn't guessed. */
    @Test
    void theBeginningOfANameMeansItsMonthOrIsRefused() {
        for (Locale language : LANGUAGES) {
            for (Month month : Month.values()) {
                String name = month.getDisplayName(TextStyle.FULL_STANDALONE, language);
                for (int letters = 3; letters <= name.length(); letters++) {
                    Reading reading = read("9", name.substring(0, letters), "1984");

                    assertThat(reading instanceof Reading.Malformed malformed
                                            && flaws(malformed).equals(List.of("month"))
                                    || reading.equals(new Reading.Legible(
                                            LocalDate.of(1984, month, 9).toString())))
                            .as("%s of %s", name.substring(0, letters), name)
                            .isTrue();
                }
            }
        }
    }

    /** A backtracking pattern would need hours for these. */
    @ParameterizedTest
    @ValueSource(strings = {" ", ". ", "1 ", "a", "a ", "\u00a0x", "\u200f"})
    void whatIsTypedIsReadInOneSweepHoweverLongItIs(String repeated) {
        String text = repeated.repeat(500_000);

        Reading reading = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> read("1" + text + "x", text, text));

        assertThat(reading).isInstanceOf(Reading.Malformed.class);
    }

    @Property
    void everyDateIsReadInEveryFormInWhichItIsPastedIntoTheFirstField(@ForAll("dates") LocalDate date) {
        for (String whole : written(
                date,
                "d.M.yyyy",
                "dd.MM.yyyy",
                "d. M. yyyy",
                "ddMMyyyy",
                "yyyy-MM-dd",
                "d/M/yyyy",
                "d-M-yyyy",
                "d. LLLL yyyy",
                "d LLL. yyyy")) {
            assertThat(read(whole, "", "")).isEqualTo(new Reading.Legible(date.toString()));
            assertThat(enrol(Map.of("birthDate", whole), Optional.empty()))
                    .isEqualTo(enrol(Map.of("birthDate", date.toString()), Optional.empty()))
                    .isInstanceOf(EnrolmentResult.Enrolled.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Jänner,1",
        "janner,1",
        "Jaenner,1",
        "Ja\u0308nner,1",
        "Feber,2",
        "MRZ,3",
        "Sept.,9",
        "KASIM,11",
        "kasim,11",
        "Mayis,5",
        "AĞUSTOS,8",
        "Agustos,8",
        "Şubat,2",
        "ŞUB,2",
        "siječnja,1",
        "sijecanj,1",
        "januara,1",
        "veljače,2",
        "ožujka,3",
        "ozu,3",
        "marta,3",
        "travnja,4",
        "svibnja,5",
        "maja,5",
        "lipnja,6",
        "juna,6",
        "srpnja,7",
        "srp,7",
        "jula,7",
        "kolovoza,8",
        "avgusta,8",
        "rujna,9",
        "lis,10",
        "listopada,10",
        "studenoga,11",
        "studenog,11",
        "prosinca,12",
        "dec,12",
        "січ,1",
        "січня,1",
        "лютого,2",
        "Лют.,2",
        "серп,8",
        "лип,7",
        "лис,11",
        "листопад,11",
        "грудня,12",
        "يناير,1",
        "كانون الثاني,1",
        "شباط,2",
        "اذار,3",
        "آذار,3",
        "ابريل,4",
        "إبريل,4",
        "أيار,5",
        "آب,8",
        "تشرين الأول,10",
        "تشرين  الثاني,11",
        "كانون الاول,12",
        "\u200Fمارس\u200F,3"
    })
    void aMonthIsReadAsItIsCalled(String name, int month) {
        assertThat(read("9", name, "1984"))
                .isEqualTo(new Reading.Legible(LocalDate.of(1984, month, 9).toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "31,2,1984,day",
        "29,2,1983,day",
        "0,1,1984,day",
        "32,1,1984,day",
        "x,1,1984,day",
        "9,13,1984,month",
        "9,Mörz,1984,month",
        "9,Ju,1984,month",
        "9,تشرين,1984,month",
        "9,كانون,1984,month",
        "9,كانون ال,1984,month",
        "9,سرب,1984,month",
        "9,3,84,year",
        "9,3,1899,year",
        "1,1,2031,year",
        "31.2.1984,'','',day",
        "9.3.1899,'','',year",
        "9.3.1984,3,1984,day"
    })
    void aDateThatCannotBeIsNotComparedAndItsFieldIsNamed(String day, String month, String year, String field) {
        assertThat(flaws(read(day, month, year))).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({
        "9.3.84,'','',day,Das Jahr hat vier Ziffern",
        "09/03/84,'','',day,Das Jahr hat vier Ziffern",
        "9. März '84,'','',day,Das Jahr hat vier Ziffern",
        "٩.٣.٨٤,'','',day,Das Jahr hat vier Ziffern",
        "090384,'','',day,Das Jahr hat vier Ziffern",
        "9,3,84,year,Das Jahr hat vier Ziffern",
        "31.2.1984,'','',day,Dieses Datum gibt es nicht",
        "31,2,1984,day,Dieses Datum gibt es nicht",
        "9,3,1899,year,Das Jahr muss zwischen 1900 und 2026 liegen.",
        "9.3.2027,'','',year,Das Jahr muss zwischen 1900 und 2026 liegen.",
        "9,12,2026,day,Dieses Datum liegt in der Zukunft"
    })
    void theReasonSaysWhatIsWrong(String day, String month, String year, String field, String reason) {
        assertThat(((Reading.Malformed) read(day, month, year)).flaws())
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.field()).isEqualTo(field);
                    assertThat(flaw.reason()).startsWith(reason);
                });
    }

    @Test
    void everyMissingPartIsNamed() {
        assertThat(flaws(read("9", "", ""))).containsExactly("month", "year");
        assertThat(flaws(read("", "", ""))).containsExactly("day", "month", "year");
    }

    @Test
    void whoeverIsBornTodayOrByNowTomorrowInTheEastCanOpenALetter() {
        assertThat(read("24", "11", "2026")).isEqualTo(new Reading.Legible("2026-11-24"));
        assertThat(flaws(read("25", "11", "2026"))).containsExactly("day");
    }

    @Test
    void theRecordsDateOpensTheTransferAndNoOtherDoes() {
        Enrolment enrolment = enrolled(enrol(Map.of("birthDate", "1984-03-09"), Optional.empty()));

        assertThat(factor.verify(enrolment, "1984-03-09", PLAIN)).isTrue();
        assertThat(factor.verify(enrolment, "1984-09-03", PLAIN)).isFalse();
        assertThat(enrolment.toString()).doesNotContain("1984");
    }

    @Test
    void whatIsTypedInGoesBeforeTheRecord() {
        Enrolment enrolment = enrolled(enrol(Map.of("birthDate", "1984-03-09"), Optional.of("1.2.1950")));

        assertThat(factor.verify(enrolment, "1950-02-01", PLAIN)).isTrue();
    }

    @Test
    void aMissingDateIsMissing() {
        assertThat(enrol(Map.of(), Optional.of(" "))).isEqualTo(new EnrolmentResult.FactMissing("birthDate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1984-02-30", "1884-03-09", "2030-01-01", "unbekannt"})
    void aDateThatCannotBeRightIsRefusedWithoutRepeatingIt(String date) {
        assertThat(enrol(Map.of("birthDate", date), Optional.empty()))
                .isInstanceOfSatisfying(
                        EnrolmentResult.FactInvalid.class,
                        invalid -> assertThat(invalid.reason()).doesNotContain(date));
    }

    @ParameterizedTest
    @CsvSource({
        "9.3.84,de-AT,Das Jahr hat vier Ziffern. Zum Beispiel 9.3.1984.",
        "31.2.1984,de-AT,Dieses Datum gibt es nicht. Zum Beispiel 9.3.1984.",
        "unbekannt,de-AT,Dieses Datum gibt es nicht. Zum Beispiel 9.3.1984.",
        "1884-03-09,de-AT,Das Jahr muss zwischen 1900 und 2026 liegen.",
        "9.3.84,en,The year has four digits. For example 9 March 1984.",
        "1984-02-30,en,There is no such date. For example 9 March 1984."
    })
    void theSenderIsToldWhatIsWrongInTheLanguageOfTheRequest(String date, String language, String reason) {
        EnrolmentResult result = factor.enrol(new EnrolmentRequest(
                Map.of("birthDate", date),
                Optional.empty(),
                PLAIN,
                "Ordination Huber",
                "localhost",
                Locale.forLanguageTag("tr"),
                Locale.forLanguageTag(language)));

        assertThat(result).isEqualTo(new EnrolmentResult.FactInvalid("birthDate", reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "en"})
    void theExampleThatTheSenderIsShownIsTaken(String language) {
        String hint =
                factor.entry(Locale.forLanguageTag(language)).orElseThrow().hint();
        String example = hint.substring(hint.indexOf('9'));

        assertThat(enrol(Map.of(), Optional.of(example)))
                .isEqualTo(enrol(Map.of(), Optional.of("1984-03-09")))
                .isInstanceOf(EnrolmentResult.Enrolled.class);
    }

    @Test
    void theMailSaysWhoseDateIsNeeded() {
        assertThat(factor.needed(new Reader(GERMAN, true), "")).isEqualTo("Ihr Geburtsdatum");
        assertThat(factor.needed(new Reader(GERMAN, false), "")).contains("der Person, um die es geht");
    }

    @Test
    void theQuestionSaysWhoseDateItIs() {
        Prompt own = factor.prompt(new Enrolment(""), new Reader(GERMAN, true));
        Prompt childs = factor.prompt(new Enrolment(""), new Reader(GERMAN, false));

        assertThat(own.question()).isEqualTo("Wann sind Sie geboren?");
        assertThat(own.fields()).extracting(Prompt.Field::name).containsExactly("day", "month", "year");
        assertThat(own.fields())
                .extracting(Prompt.Field::autocomplete)
                .containsExactly("bday-day", "bday-month", "bday-year");
        assertThat(childs.question()).isNotEqualTo(own.question());
        assertThat(childs.fields()).extracting(Prompt.Field::autocomplete).containsOnly("off");
    }

    @ParameterizedTest
    @CsvSource({"de-AT,Geburtsdatum", "en-GB,Date of birth", "fr,Geburtsdatum"})
    void theLabelIsInTheReadersLanguage(String language, String label) {
        assertThat(factor.label(Locale.forLanguageTag(language))).isEqualTo(label);
    }

    private static String localized(String pattern, Locale locale, LocalDate date) {
        return DateTimeFormatter.ofPattern(pattern)
                .localizedBy(locale)
                .withDecimalStyle(DecimalStyle.of(locale))
                .format(date);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(2026, 11, 23));
    }

    private static Set<String> written(LocalDate date, String... patterns) {
        return Stream.of(patterns)
                .flatMap(pattern -> Stream.of(GERMAN, Locale.GERMANY, Locale.ENGLISH)
                        .map(language ->
                                DateTimeFormatter.ofPattern(pattern, language).format(date)))
                .collect(Collectors.toSet());
    }

    private static List<String> flaws(Reading reading) {
        return ((Reading.Malformed) reading)
                .flaws().stream().map(Reading.Flaw::field).toList();
    }

    private Reading read(String day, String month, String year) {
        return factor.read(new Answer(Map.of("day", day, "month", month, "year", year), GERMAN));
    }

    private EnrolmentResult enrol(Map<String, String> facts, Optional<String> typedIn) {
        return factor.enrol(new EnrolmentRequest(facts, typedIn, PLAIN, "Ordination Huber", "localhost", GERMAN));
    }

    private static Enrolment enrolled(EnrolmentResult result) {
        return ((EnrolmentResult.Enrolled) result).enrolment();
    }

    private static final Seal PLAIN = new PlainSeal();
}
