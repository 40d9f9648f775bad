package org.briefsiegel.document.patientrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Upload;
import org.junit.jupiter.api.Test;

class PatientRecordTypeTest {

    private final PatientRecordType type = new PatientRecordType();

    @Test
    void aRecordNeverTravelsAsAnAttachment() {
        assertThat(type.policy().attachable()).isFalse();
    }

    @Test
    void theTitleIsTheSendersElseTheFilesName() {
        assertThat(inspect(Optional.of("Befund"))).isEqualTo(new Inspection.Accepted("Befund"));
        assertThat(inspect(Optional.empty())).isEqualTo(new Inspection.Accepted("Röntgen v2"));
    }

    private Inspection inspect(Optional<String> title) {
        return type.inspect(new Upload("Röntgen v2.jpeg", title, "image/jpeg", Map.of(), new byte[0], Locale.ENGLISH));
    }
}
