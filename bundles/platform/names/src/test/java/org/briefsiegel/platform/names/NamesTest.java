package org.briefsiegel.platform.names;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.briefsiegel.platform.names.Names.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Dr. Şükrü Özgür-O'Neill",
                "محمد أحمد",
                "می\u200cخواهم",
                "王小明",
                "👩‍⚕️ Praxis",
                "Ordination Muster & Söhne (Wien)"
            })
    void whatPeopleAreCalledIsAName(String name) {
        assertThat(Names.flaw(name, Names.LONGEST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x", "a\u0000", "a\u0085b", "a\u2028b", "a\ud800", "\u009b31m"})
    void controlCharactersAreNamed(String name) {
        assertThat(Names.flaw(name, Names.LONGEST)).contains(Flaw.CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202eb", "a\u2066b", "\u200fa", "a\u061cb", "\ufeffa"})
    void marksThatTurnTheDirectionAreNamed(String name) {
        assertThat(Names.flaw(name, Names.LONGEST)).contains(Flaw.DIRECTION_MARK);
    }

    @Test
    void aLengthIsNamedFirst() {
        assertThat(Names.flaw("\r".repeat(201), Names.LONGEST)).contains(Flaw.TOO_LONG);
        assertThat(Flaw.TOO_LONG.code()).isEqualTo("too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b", "\u3164", "\u2800", "\u0301", "\u034f\ufe0f"})
    void whatShowsNothingIsNotVisible(String text) {
        assertThat(Names.isVisible(text)).isFalse();
    }

    @Property
    void everyTextBecomesALine(@ForAll String text) {
        String line = Names.line(text);

        assertThat(Names.flaw(line, Names.LONGEST)).isEmpty();
        assertThat(Names.normalized(line)).isEqualTo(line);
    }

    @Test
    void aLineIsComposedAndCutAtACharacter() {
        assertThat(Names.line(" Mu\u0308ller\r\n Maria ")).isEqualTo("Müller Maria");
        assertThat(Names.line("a".repeat(199) + "👩‍⚕️")).isEqualTo("a".repeat(199));
    }
}
