package org.briefsiegel.factor.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"Straße, STRASSE", "Müller, MÜLLER", "' Birnbaum  am\u00a0See', 'BIRNBAUM AM SEE'", "ﬁne, FINE"})
    void oneWordHasOneForm(String one, String other) {
        assertThat(Spelling.folded(one)).isEqualTo(Spelling.folded(other));
    }

    @ParameterizedTest
    @CsvSource({"Birnbaum, Birnbäum", "12, 21", "ab, a b"})
    void otherWordsStayOthers(String one, String other) {
        assertThat(Spelling.folded(one)).isNotEqualTo(Spelling.folded(other));
    }

    /** As a Mac's keyboard or clipboard may take it apart. */
    @Property
    void howALetterIsComposedDoesNotMatter(@ForAll @StringLength(max = 30) String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);

        assertThat(Spelling.folded(apart)).isEqualTo(Spelling.folded(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }
}
