package org.briefsiegel.transfer.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    private static final MediaTypeDetector TYPES = new MediaTypeDetector();

    @ParameterizedTest
    @CsvSource({
        "Honorarnote 2026-117.pdf, Honorarnote 2026-117.pdf",
        "../../etc/passwd, passwd.pdf",
        "C:\\Befunde\\Müller.pdf, Müller.pdf",
        "'Mu\u0308ller.pdf', Müller.pdf",
        "a\u202Efdp.exe, afdp.pdf",
        "x\t.pdf, x.pdf",
        "Befund, Befund.pdf",
        "Befund.exe, Befund.pdf",
        "Befund.pdf.exe, Befund.pdf",
        "Befund.exe.pdf, Befund.pdf",
        "Rechnung.html, Rechnung.pdf",
        "BEFUND.PDF, BEFUND.PDF",
        "Dr. Muster, Dr. Muster.pdf",
        "Befund 1.2, Befund 1.2.pdf",
        "Labor 27.11.2026, Labor 27.11.2026.pdf",
        "'Befund.pdf. . ', Befund.pdf",
        ".htaccess, htaccess.pdf",
        "CON, Dokument CON.pdf",
        "con.pdf, Dokument con.pdf",
        "LPT1.Befund.pdf, Dokument LPT1.Befund.pdf",
        "Konto.pdf, Konto.pdf",
        "'', Dokument.pdf",
        "' ', Dokument.pdf",
        "..., Dokument.pdf",
        ".pdf, Dokument.pdf",
        "..pdf, Dokument.pdf",
        "'\u3164.pdf', Dokument.pdf"
    })
    void aPdfIsSavedAsOne(String given, String saved) {
        assertThat(FileName.of(given, "application/pdf", TYPES).value()).isEqualTo(saved);
    }

    @ParameterizedTest
    @CsvSource({
        "scan.pdf, image/jpeg, scan.jpg",
        "scan.JPEG, image/jpeg, scan.JPEG",
        "Bild.html, image/png, Bild.png",
        "Bild.png.js, image/png, Bild.png",
        "Messung.qqq, application/x-unknown-to-all, Messung.qqq"
    })
    void theEndingIsThatOfWhatItIs(String given, String mediaType, String saved) {
        assertThat(FileName.of(given, mediaType, TYPES).value()).isEqualTo(saved);
    }

    @Test
    void aLongNameKeepsItsEndingAndWholeCharacters() {
        assertThat(FileName.of("ü".repeat(146) + ".pdf", "application/pdf", TYPES)
                        .value())
                .isEqualTo("ü".repeat(98) + ".pdf");
        assertThat(FileName.of("a".repeat(190) + "👩‍⚕️.pdf", "application/pdf", TYPES)
                        .value())
                .isEqualTo("a".repeat(190) + ".pdf");
    }

    @Property
    void everyNameCanBeSaved(@ForAll String anything, @ForAll("nasty") String nasty, @ForAll("types") String type) {
        for (String given : List.of(anything, nasty)) {
            String saved = FileName.of(given, type, TYPES).value();

            assertThat(saved)
                    .doesNotContainPattern("[/\\\\\\p{C}\"<>|?*:&&[^\u200c\u200d]]")
                    .doesNotContainPattern("^[. ]|[. ]$")
                    .doesNotMatch("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?")
                    .isEqualTo(Normalizer.normalize(saved, Normalizer.Form.NFC));
            assertThat(TYPES.isEnding(TYPES.endingOf(saved), type)).isTrue();
            assertThat(saved.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(FileName.MOST_BYTES);
            assertThat(FileName.of(saved, type, TYPES).value()).isEqualTo(saved);
        }
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.of(
                        "CON", "nul", "..", ".", " ", "/", "\\", "ü", "u\u0308", "\u202e", "\u200d", "👩‍⚕️", ".pdf",
                        ".exe", ".PNG", ".html", "a", "名", "\u3164", "\r\n", ":")
                .list()
                .ofMaxSize(80)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("application/pdf", "image/jpeg", "image/png");
    }
}
