package org.briefsiegel.platform.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextBundleTest {

    private final Locale machine = Locale.getDefault();

    @BeforeEach
    void onAnEnglishMachine() {
        Locale.setDefault(Locale.UK);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(machine);
    }

    @Test
    void aTextIsInTheReadersLanguageElseInGerman() {
        assertThat(texts("en-GB").text("plain")).isEqualTo("It's here");
        assertThat(texts("de-AT").text("plain")).isEqualTo("Grüß Gott");
        assertThat(texts("fr").text("plain")).isEqualTo("Grüß Gott");
        assertThat(texts("en").text("only.german")).isEqualTo("nur deutsch");
    }

    @Test
    void whatIsPutInIsWrittenInTheReadersLanguage() {
        assertThat(texts("de").format("with", 1200, "Wolf")).isEqualTo("1.200 Befunde von Wolf");
        assertThat(texts("en").format("with", 1200, "Wolf")).isEqualTo("1,200 reports, which aren't from Wolf");
    }

    @Test
    void aTextThatNobodyHasWrittenIsMissed() {
        assertThat(texts("en").has("only.german")).isTrue();
        assertThat(texts("en").has("nothing")).isFalse();
        assertThatThrownBy(() -> texts("en").text("nothing")).isInstanceOf(MissingResourceException.class);
    }

    private static TextBundle texts(String language) {
        return new TextBundle(TextBundleTest.class, "samples", Locale.forLanguageTag(language));
    }
}
