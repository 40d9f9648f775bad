package org.briefsiegel.document.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.junit.jupiter.api.Test;

class PlainDocumentTypeTest {

    private static final DocumentPolicy POLICY =
            new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.MAXIMUM, false, Set.of());

    private final Certificate type = new Certificate();

    @Test
    void theSendersTitleIsTheTitleAndElseWhatItIsCalled() {
        assertThat(type.policy()).isSameAs(POLICY);
        assertThat(type.inspect(upload(Optional.of("Impfung"), "a.pdf"))).isEqualTo(new Inspection.Accepted("Impfung"));
        assertThat(type.inspect(upload(Optional.of(" "), "a.pdf"))).isEqualTo(new Inspection.Accepted("Bestätigung"));
        assertThat(type.inspect(upload(Optional.empty(), "a.pdf"))).isEqualTo(new Inspection.Accepted("Bestätigung"));
    }

    /** A file may be called ".pdf". */
    @Test
    void aFileWithoutANameIsCalledWhatItIs() {
        PlainDocumentType byFile = new Certificate() {
            @Override
            protected String untitled(Upload upload) {
                return nameOf(upload);
            }
        };

        assertThat(byFile.inspect(upload(Optional.empty(), "Impfung.pdf")))
                .isEqualTo(new Inspection.Accepted("Impfung"));
        assertThat(byFile.inspect(upload(Optional.empty(), ".pdf"))).isEqualTo(new Inspection.Accepted("Bestätigung"));
    }

    @Test
    void whatALanguageLacksIsSaidInGerman() {
        assertThat(type.name(Locale.ENGLISH)).isEqualTo("Certificate");
        assertThat(type.name(Locale.FRENCH)).isEqualTo("Bestätigung");
    }

    @Test
    void theTitleIsTheRecipientsToRead() {
        Upload toEnglishReader = new Upload(
                "a.pdf", Optional.empty(), "application/pdf", Map.of(), new byte[0], Locale.GERMAN, Locale.ENGLISH);

        assertThat(type.inspect(toEnglishReader)).isEqualTo(new Inspection.Accepted("Certificate"));
    }

    @Test
    void aFilesNameLosesItsEndingAndNoMore() {
        assertThat(PlainDocumentType.nameOf(upload(Optional.empty(), "Befund 3.12.pdf")))
                .isEqualTo("Befund 3.12");
        assertThat(PlainDocumentType.nameOf(upload(Optional.empty(), "Befund"))).isEqualTo("Befund");
    }

    private static Upload upload(Optional<String> title, String fileName) {
        return new Upload(fileName, title, "application/pdf", Map.of(), new byte[0], Locale.GERMAN);
    }

    private static class Certificate extends PlainDocumentType {
        Certificate() {
            super(POLICY);
        }
    }
}
