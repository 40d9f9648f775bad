package org.briefsiegel.factor.insurancenumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
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

class InsuranceNumberFactorTest {

    private static final Locale GERMAN = Locale.forLanguageTag("de-AT");
    private final InsuranceNumberFactor factor = new InsuranceNumberFactor();

    @Test
    void theRecordsNumberOpensTheTransferAndNoOtherDoes() {
        EnrolmentResult.Enrolled enrolled =
                (EnrolmentResult.Enrolled) enrol(Map.of("insuranceNumber", "1237 010180"), Optional.empty());

        assertThat(enrolled.dispatches()).isEmpty();
        assertThat(factor.verify(enrolled.enrolment(), value("1237/010180"), PLAIN))
                .isTrue();
        assertThat(factor.verify(enrolled.enrolment(), value("A123456780"), PLAIN))
                .isFalse();
    }

    @Test
    void whatIsTypedInGoesBeforeTheRecord() {
        assertThat(enrol(Map.of("insuranceNumber", "1237010180"), Optional.of("a123456780")))
                .isEqualTo(enrol(Map.of("insuranceNumber", "A123456780"), Optional.empty()));
    }

    @Test
    void aFactThatIsMissingOrCannotBeRightIsNamed() {
        assertThat(enrol(Map.of(), Optional.empty())).isEqualTo(new EnrolmentResult.FactMissing("insuranceNumber"));
        assertThat(enrol(Map.of("insuranceNumber", "1238010180"), Optional.empty()))
                .isInstanceOfSatisfying(EnrolmentResult.FactInvalid.class, invalid -> {
                    assertThat(invalid.fact()).isEqualTo("insuranceNumber");
                    assertThat(invalid.reason()).contains("Prüfziffer").doesNotContain("1238");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'',Geben Sie die Versicherungsnummer ein.",
        "1237 01018,Da fehlen Ziffern.",
        "1238010180,Diese Versicherungsnummer kann nicht stimmen.",
        "Maria,Das ist keine Versicherungsnummer"
    })
    void anAnswerThatCannotBeRightIsNamedAndNotCompared(String typed, String reason) {
        assertThat(factor.read(new Answer(Map.of("insuranceNumber", typed), GERMAN)))
                .isInstanceOfSatisfying(
                        Reading.Malformed.class,
                        malformed -> assertThat(malformed.flaws())
                                .singleElement()
                                .satisfies(flaw -> {
                                    assertThat(flaw.field()).isEqualTo("insuranceNumber");
                                    assertThat(flaw.reason()).startsWith(reason);
                                }));
    }

    @ParameterizedTest
    @CsvSource({
        "123701018,In der Versicherungsnummer fehlen Ziffern",
        "1238010180,Die Prüfziffer passt nicht",
        "65 170839 J 003,Das ist keine Versicherungsnummer&die hier angenommen wird&10 Ziffern&AHV",
        "80040000012345678901,Das ist keine Versicherungsnummer&die hier angenommen wird"
    })
    void theSenderIsToldWhatIsWrong(String number, String reasons) {
        assertThat(enrol(Map.of("insuranceNumber", number), Optional.empty()))
                .isInstanceOfSatisfying(
                        EnrolmentResult.FactInvalid.class,
                        invalid -> assertThat(invalid.reason()).contains(reasons.split("&")));
    }

    @ParameterizedTest
    @CsvSource({
        "1237 010180,DIGITS,e-card",
        "A123456780,TEXT,ein Buchstabe und neun Ziffern",
        "756.9217.0769.85,DIGITS,dreizehnstellige"
    })
    void keyboardAndHintAreThoseOfTheNumbersCountry(String number, Prompt.Kind keyboard, String hint) {
        EnrolmentResult.Enrolled enrolled =
                (EnrolmentResult.Enrolled) enrol(Map.of("insuranceNumber", number), Optional.empty());

        Prompt prompt = factor.prompt(enrolled.enrolment(), new Reader(GERMAN, true));

        assertThat(prompt.hint()).contains(hint);
        assertThat(prompt.fields()).extracting(Prompt.Field::kind).containsExactly(keyboard);
    }

    @Test
    void anEnrolmentOfBeforeIsStillVerifiedAndTakesLetters() {
        Enrolment before = new Enrolment(PLAIN.seal("A123456780"));

        assertThat(factor.verify(before, value("A123456780"), PLAIN)).isTrue();
        assertThat(factor.prompt(before, new Reader(GERMAN, true)).fields())
                .extracting(Prompt.Field::kind)
                .containsExactly(Prompt.Kind.TEXT);
    }

    @Test
    void theReaderIsToldWhereTheNumberStands() {
        Prompt own = factor.prompt(new Enrolment(""), new Reader(GERMAN, true));
        Prompt patients = factor.prompt(new Enrolment(""), new Reader(Locale.ENGLISH, false));

        assertThat(own.hint()).contains("e-card");
        assertThat(own.fields()).extracting(Prompt.Field::name).containsExactly("insuranceNumber");
        assertThat(patients.question()).isEqualTo("What is the patient's insurance number?");
    }

    @Test
    void itIsAFreeFactorOfStandardAssurance() {
        assertThat(factor.profile().assurance()).isEqualTo(Assurance.STANDARD);
        assertThat(factor.profile().validity()).isEqualTo(Duration.ofDays(14));
        assertThat(factor.profile().chargeable()).isFalse();
    }

    private String value(String typed) {
        return ((Reading.Legible) factor.read(new Answer(Map.of("insuranceNumber", typed), GERMAN))).value();
    }

    private EnrolmentResult enrol(Map<String, String> facts, Optional<String> typedIn) {
        return factor.enrol(new EnrolmentRequest(facts, typedIn, PLAIN, "Ordination Huber", "localhost", GERMAN));
    }

    private static final Seal PLAIN = new PlainSeal();
}
