package org.briefsiegel.document.patientrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientRecordTypeTest {

    private static final String JPEG = "FFD8FFE000104A46";
    private final PatientRecordType type = new PatientRecordType();

    @Test
    void aRecordNeverTravelsAsAnAttachment() {
        assertThat(type.policy().attachable()).isFalse();
        assertThat(type.policy().leastAssurance()).isEqualTo(LeastAssurance.STANDARD);
    }

    @Test
    void theTitleIsTheSendersElseTheFilesName() {
        assertThat(inspect(Optional.of("Befund"), "image/jpeg", JPEG)).isEqualTo(new Inspection.Accepted("Befund"));
        assertThat(inspect(Optional.of(" "), "image/jpeg", JPEG)).isEqualTo(new Inspection.Accepted("Röntgen v2"));
        assertThat(inspect(Optional.empty(), "image/jpeg", JPEG)).isEqualTo(new Inspection.Accepted("Röntgen v2"));
    }

    @ParameterizedTest
    @CsvSource({"application/pdf,255044462D312E37", "image/jpeg,FFD8FFDB", "image/png,89504E470D0A1A0A00"})
    void pdfAndPicturesAreTaken(String mediaType, String head) {
        assertThat(type.policy().mediaTypes()).contains(mediaType);
        assertThat(inspect(Optional.empty(), mediaType, head)).isInstanceOf(Inspection.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT,Dokument aus der Patientenakte",
        "en-GB,Document from the patient record",
        "fr,Dokument aus der Patientenakte"
    })
    void theNameIsInTheReadersLanguage(String language, String name) {
        assertThat(type.name(Locale.forLanguageTag(language))).isEqualTo(name);
    }

    private Inspection inspect(Optional<String> title, String mediaType, String head) {
        return type.inspect(new Upload(
                "Röntgen v2.jpeg", title, mediaType, Map.of(), HexFormat.of().parseHex(head), Locale.ENGLISH));
    }
}
