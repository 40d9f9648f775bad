package org.briefsiegel.factor.passphrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.testkit.conformance.PlainSeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassPhraseFactorTest {

    private final PassPhraseFactor factor = new PassPhraseFactor();

    @ParameterizedTest
    @ValueSource(strings = {"Größe der Birne", " GRÖSSE  DER\u00A0BIRNE ", "gro\u0308ße der birne", "Größe der Ｂirne"})
    void capitalsSpacesAndTheCompositionOfLettersDoNotMatter(String typed) {
        EnrolmentResult.Enrolled enrolled = (EnrolmentResult.Enrolled) enrol(Optional.of("Größe der Birne"));
        Reading.Legible reading = (Reading.Legible) read(typed);

        assertThat(factor.verify(enrolled.enrolment(), reading.value(), PLAIN)).isTrue();
    }

    @Test
    void anotherPhraseDoesNotOpen() {
        EnrolmentResult.Enrolled enrolled = (EnrolmentResult.Enrolled) enrol(Optional.of("Größe der Birne"));

        assertThat(factor.verify(enrolled.enrolment(), ((Reading.Legible) read("Größe der Bitte")).value(), PLAIN))
                .isFalse();
    }

    @Test
    void aPhraseThatIsMissingOrTooShortIsRefused() {
        assertThat(enrol(Optional.empty())).isEqualTo(new EnrolmentResult.FactMissing("passPhrase"));
        assertThat(enrol(Optional.of("elf Zeichen"))).isInstanceOf(EnrolmentResult.FactInvalid.class);
        assertThat(read(" ")).isInstanceOf(Reading.Malformed.class);
        assertThat(read("elf Zeichen")).as("no try is lost by it").isInstanceOf(Reading.Malformed.class);
    }

    private Reading read(String typed) {
        return factor.read(new Answer(Map.of("passPhrase", typed), Locale.GERMAN));
    }

    private EnrolmentResult enrol(Optional<String> typedIn) {
        return factor.enrol(
                new EnrolmentRequest(Map.of(), typedIn, PLAIN, "Ordination Huber", "localhost", Locale.GERMAN));
    }

    private static final Seal PLAIN = new PlainSeal();
}
