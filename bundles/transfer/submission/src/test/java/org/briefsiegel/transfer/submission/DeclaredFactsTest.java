package org.briefsiegel.transfer.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Recipient;
import org.junit.jupiter.api.Test;

class DeclaredFactsTest {

    private static final Recipient RECIPIENT =
            new Recipient("Dr. Huber", "huber@example.org", "+436641234567", Locale.GERMAN, "doctor");
    private static final Facts FACTS = new Facts(
            Map.of("birthDate", "1984-03-09", "diagnosis", "secret", "phone", "of the patient"),
            Map.of("serialNumber", "7", "phone", "another", "birthDate", "of the recipient"));

    @Test
    void aFactorGetsToKnowWhatItHasDeclaredAndNothingElse() {
        assertThat(known(Fact.ofPatient("birthDate", Fact.Kind.DATE), Fact.ofRecipient("serialNumber", Fact.Kind.TEXT)))
                .isEqualTo(Map.of("birthDate", "1984-03-09", "serialNumber", "7"));
        assertThat(known()).isEmpty();
    }

    @Test
    void whatIsAskedOfEveryRecipientIsReadThere() {
        assertThat(known(
                        Fact.ofRecipient("name", Fact.Kind.TEXT),
                        Fact.ofRecipient("email", Fact.Kind.EMAIL),
                        Fact.ofRecipient("phone", Fact.Kind.PHONE)))
                .isEqualTo(Map.of("name", "Dr. Huber", "email", "huber@example.org", "phone", "+436641234567"));
    }

    @Test
    void whatIsOfThePatientIsNeverTheRecipients() {
        assertThat(known(Fact.ofPatient("phone", Fact.Kind.PHONE))).isEqualTo(Map.of("phone", "of the patient"));
        assertThat(known(Fact.ofRecipient("diagnosis", Fact.Kind.TEXT))).isEmpty();
    }

    @Test
    void aRequestSaysEachWhereItBelongs() {
        assertThat(List.of(
                        Fact.ofPatient("birthDate", Fact.Kind.DATE),
                        Fact.ofPatient("phone", Fact.Kind.PHONE),
                        Fact.ofRecipient("phone", Fact.Kind.PHONE),
                        Fact.ofRecipient("serialNumber", Fact.Kind.TEXT)))
                .extracting(DeclaredFacts::pointer)
                .containsExactly(
                        "/patient/birthDate", "/patient/phone", "/recipient/phone", "/recipient/facts/serialNumber");
    }

    private static Map<String, String> known(Fact... declared) {
        return DeclaredFacts.known(List.of(declared), FACTS, RECIPIENT);
    }
}
