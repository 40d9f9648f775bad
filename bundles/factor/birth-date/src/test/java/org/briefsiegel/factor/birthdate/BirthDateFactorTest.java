package org.briefsiegel.factor.birthdate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateFactorTest {

    private static final Locale GERMAN = Locale.forLanguageTag("de-AT");
    private final BirthDateFactor factor =
            new BirthDateFactor(Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

    @Property
    void everyDateIsReadInEveryFormInWhichPeopleWriteIt(@ForAll @IntRange(min = 0, max = 46_000) int days) {
        LocalDate date = LocalDate.of(1900, 1, 1).plusDays(days);
        String day = String.valueOf(date.getDayOfMonth());

        for (String month : List.of(
                String.valueOf(date.getMonthValue()),
                "%02d".formatted(date.getMonthValue()),
                DateTimeFormatter.ofPattern("LLLL", GERMAN).format(date),
                DateTimeFormatter.ofPattern("LLLL", Locale.GERMANY).format(date),
                DateTimeFormatter.ofPattern("LLLL", Locale.ENGLISH).format(date).toUpperCase(Locale.ENGLISH))) {
            assertThat(read(day, month, " " + date.getYear())).isEqualTo(new Reading.Legible(date.toString()));
        }
        for (String form :
                List.of("d.M.yyyy", "dd.MM.yyyy", "d. M. yyyy", "ddMMyyyy", "yyyy-MM-dd", "d/M/yyyy", "d LLLL yyyy")) {
            String whole = DateTimeFormatter.ofPattern(form, GERMAN).format(date);
            assertThat(read(whole, "", "")).isEqualTo(new Reading.Legible(date.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "31,2,1984",
        "29,2,1983",
        "0,1,1984",
        "1,13,1984",
        "9,3,1899",
        "9,3,84",
        "9,Mörz,1984",
        "1,1,2031",
        "x,1,1984"
    })
    void anImpossibleDateIsNamedAndNotCompared(String day, String month, String year) {
        assertThat(read(day, month, year)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void everyMissingPartIsNamed() {
        assertThat(read("9", "", ""))
                .isInstanceOfSatisfying(
                        Reading.Malformed.class,
                        malformed -> assertThat(malformed.flaws())
                                .extracting(Reading.Flaw::field)
                                .containsExactly("month", "year"));
        assertThat(read("", "", ""))
                .isInstanceOfSatisfying(
                        Reading.Malformed.class,
                        malformed -> assertThat(malformed.flaws()).hasSize(3));
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

    private Reading read(String day, String month, String year) {
        return factor.read(new Answer(Map.of("day", day, "month", month, "year", year), GERMAN));
    }

    private EnrolmentResult enrol(Map<String, String> facts, Optional<String> typedIn) {
        return factor.enrol(new EnrolmentRequest(facts, typedIn, PLAIN, "Ordination Huber", "localhost", GERMAN));
    }

    private static Enrolment enrolled(EnrolmentResult result) {
        return ((EnrolmentResult.Enrolled) result).enrolment();
    }

    /** A seal that hides nothing. */
    private static final Seal PLAIN = new Seal() {
        @Override
        public String seal(String value) {
            return "sealed " + value;
        }

        @Override
        public boolean matches(String state, String value) {
            return state.equals(seal(value));
        }
    };
}
