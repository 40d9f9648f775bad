package org.briefsiegel.factor.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Entry;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.testkit.conformance.PlainSeal;
import org.junit.jupiter.api.Test;

/** Of a factor that asks for a customer number, {@code K-1234}. */
class KnowledgeFactorTest {

    private static final Enrolment NONE = new Enrolment("");

    private final CustomerNumber factor = new CustomerNumber();

    @Test
    void itIsKnownFreeAndAsStrongAsABirthDate() {
        FactorProfile profile = factor.profile();

        assertThat(profile.assurance()).isEqualTo(Assurance.STANDARD);
        assertThat(profile.kind()).isEqualTo(FactorProfile.Kind.KNOWLEDGE);
        assertThat(profile.validity()).hasDays(14);
        assertThat(profile.chargeable()).isFalse();
        assertThat(profile.facts()).containsExactly(Fact.ofPatient("customerNumber", Fact.Kind.TEXT));
    }

    @Test
    void theRecordsValueOpensInEverySpellingAndNoOtherDoes() {
        Enrolment enrolment = enrolled(Map.of("customerNumber", " k-1234 "));

        assertThat(enrolment.state()).isEqualTo("sealed K1234");
        assertThat(factor.verify(enrolment, legible("K 1234"), SEAL)).isTrue();
        assertThat(factor.verify(enrolment, legible("K 1235"), SEAL)).isFalse();
    }

    @Test
    void theSenderIsToldWhatIsMissingOrWrongInTheSendersWords() {
        assertThat(enrol(Map.of("customerNumber", " "), Optional.empty()))
                .isEqualTo(new EnrolmentResult.FactMissing("customerNumber"));
        assertThat(enrol(Map.of("customerNumber", "K-1"), Optional.of("K-12")))
                .as("typed in goes before the record")
                .isEqualTo(new EnrolmentResult.FactInvalid("customerNumber", "A customer number has four digits."));
        assertThat(enrol(Map.of("customerNumber", "1234"), Optional.empty()))
                .as("no words for the sender alone")
                .isEqualTo(new EnrolmentResult.FactInvalid("customerNumber", "Es beginnt mit K."));
    }

    @Test
    void theRecipientIsToldWhatCannotBeRightAndLosesNoTry() {
        assertThat(read(" ")).isEqualTo(malformed("Geben Sie die Kundennummer ein."));
        assertThat(read("K-12")).isEqualTo(malformed("Da fehlen Ziffern."));
        assertThat(read("1234")).isEqualTo(malformed("Es beginnt mit K."));
    }

    @Test
    void theQuestionSaysWhoseItIs() {
        Prompt own = factor.prompt(NONE, new Reader(Locale.GERMAN, true));

        assertThat(own.question()).isEqualTo("Wie lautet Ihre Kundennummer?");
        assertThat(own.hint()).isEqualTo("Zum Beispiel K-1234");
        assertThat(own.fields())
                .isEqualTo(List.of(new Prompt.Field("customerNumber", "Kundennummer", Prompt.Kind.TEXT, "off", 6)));
        assertThat(factor.prompt(NONE, new Reader(Locale.GERMAN, false)).question())
                .isEqualTo("Wie lautet die Kundennummer?");
    }

    @Test
    void whatIsNeededIsTheLabelUnlessThereAreWordsForIt() {
        assertThat(factor.needed(new Reader(Locale.GERMAN, true), "")).isEqualTo("Ihre Kundennummer");
        assertThat(factor.needed(new Reader(Locale.GERMAN, false), "")).isEqualTo("Kundennummer");
    }

    @Test
    void whoTypesItInIsShownAnExample() {
        assertThat(factor.entry(Locale.GERMAN))
                .contains(new Entry("Zum Beispiel K-1234", "Geben Sie die Kundennummer ein."));
    }

    private Reading read(String typed) {
        return factor.read(new Answer(Map.of("customerNumber", typed), Locale.GERMAN));
    }

    private String legible(String typed) {
        return ((Reading.Legible) read(typed)).value();
    }

    private static Reading malformed(String reason) {
        return new Reading.Malformed(List.of(new Reading.Flaw("customerNumber", reason)));
    }

    private Enrolment enrolled(Map<String, String> facts) {
        return ((EnrolmentResult.Enrolled) enrol(facts, Optional.empty())).enrolment();
    }

    private EnrolmentResult enrol(Map<String, String> facts, Optional<String> typedIn) {
        return factor.enrol(new EnrolmentRequest(
                facts, typedIn, SEAL, "Ordination Huber", "localhost", Locale.GERMAN, Locale.ENGLISH));
    }

    private static final class CustomerNumber extends KnowledgeFactor {

        CustomerNumber() {
            super("customerNumber", Prompt.Kind.TEXT, 6);
        }

        @Override
        protected TypedValue read(String written) {
            String number = written.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
            if (!number.startsWith("K")) {
                return new TypedValue.Malformed("no.letter");
            }
            return number.length() < 5 ? new TypedValue.Malformed("short") : new TypedValue.Legible(number);
        }
    }

    private static final Seal SEAL = new PlainSeal();
}
