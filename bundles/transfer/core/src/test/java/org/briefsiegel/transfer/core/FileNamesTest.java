package org.briefsiegel.transfer.core;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Honorarnote 2026-117.pdf, Honorarnote 2026-117.pdf",
        "../../etc/passwd, passwd",
        "C:\\Befunde\\Müller.pdf, Müller.pdf",
        "a\u202Efdp.exe, afdp.exe",
        "'', Dokument",
        "..., Dokument",
        "x\t.pdf, x.pdf"
    })
    void aNameLosesWhatCouldDoHarm(String given, String clean) {
        assertThat(FileNames.clean(given)).isEqualTo(clean);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FileNames.clean("ü".repeat(500) + ".pdf")).hasSize(150).endsWith(".pdf");
    }

    @Property
    void noNameHoldsAPathOrAControlCharacter(@ForAll String given) {
        assertThat(FileNames.clean(given))
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(150)
                .doesNotContainPattern("[/\\\\\\p{Cntrl}\\p{Cf}\"]");
    }
}
