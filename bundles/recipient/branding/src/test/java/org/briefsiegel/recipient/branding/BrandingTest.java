package org.briefsiegel.recipient.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.briefsiegel.recipient.branding.Branding.Colour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandingTest {

    private static final Colour WHITE = Colour.of("#ffffff");
    private static final Colour INK = Colour.of("#16202b");
    private static final Colour DARK_PAPER = Colour.of("#12181f");

    @Test
    void aDarkColourStaysAndGetsWhiteText() {
        Branding petrol = Branding.of("#0b4f5c");

        assertThat(petrol.css()).isEqualTo("""
                        :root { --band: #0b4f5c; --on-band: #ffffff; --accent: #0b4f5c; }
                        @media (prefers-color-scheme: dark) {
                          :root { --band: #0b4f5c; --on-band: #ffffff; --accent: %s; }
                        }
                        """.formatted(petrol.accentInTheDark()));
        assertThat(petrol.accentInTheDark()).isNotEqualTo(petrol.accent());
    }

    @Test
    void aPaleColourStaysAndGetsInk() {
        Branding lemon = Branding.of("#fff3b0");

        assertThat(lemon.band()).hasToString("#fff3b0");
        assertThat(lemon.onBand()).isEqualTo(INK);
        assertThat(lemon.accentInTheDark()).hasToString("#fff3b0");
        assertThat(lemon.accent().luminance()).isLessThan(lemon.band().luminance());
    }

    @Test
    void aColourBetweenIsShadedUntilWhiteCanBeReadOnIt() {
        Branding grey = Branding.of("#7d7d7d"); // 4.1:1 with white, 4.0:1 with ink

        assertThat(grey.band()).hasToString("#767676"); // the palest grey on which white has 4.5:1
        assertThat(grey.onBand()).isEqualTo(WHITE);
    }

    @ParameterizedTest
    @CsvSource({"#000000, 21.00", "#ffffff, 1.00", "#767676, 4.54", "#777777, 4.48", "#ff0000, 4.00", "#0000ff, 8.59"})
    void contrastWithWhiteIsWhatWcagSays(String colour, double contrast) {
        assertThat(Colour.of(colour).contrast(WHITE)).isCloseTo(contrast, within(0.005));
        assertThat(WHITE.contrast(Colour.of(colour))).isCloseTo(contrast, within(0.005));
    }

    @Property(tries = 20_000)
    void textCanBeReadOnEveryBand(@ForAll("colours") String colour) {
        Branding branding = Branding.of(colour);

        assertThat(branding.onBand()).isIn(WHITE, INK);
        assertThat(branding.band().contrast(branding.onBand())).isGreaterThanOrEqualTo(4.5);
        assertThat(branding.band().contrast(branding.onBand()))
                .isEqualTo(Math.max(
                        branding.band().contrast(WHITE), branding.band().contrast(INK)));
    }

    @Property(tries = 20_000)
    void linesCanBeSeenOnWhiteAndOnDarkPaper(@ForAll("colours") String colour) {
        Branding branding = Branding.of(colour);

        assertThat(branding.accent().contrast(WHITE)).isGreaterThanOrEqualTo(3);
        assertThat(branding.accentInTheDark().contrast(DARK_PAPER)).isGreaterThanOrEqualTo(3);
    }

    @Property(tries = 20_000)
    void whatIsReadableStaysAsItWasChosen(@ForAll("colours") String colour) {
        Colour chosen = Colour.of(colour);
        Branding branding = Branding.of(colour);

        assertThat(branding.band().equals(chosen))
                .isEqualTo(chosen.contrast(WHITE) >= 4.5 || chosen.contrast(INK) >= 4.5);
        assertThat(branding.accent().equals(chosen)).isEqualTo(chosen.contrast(WHITE) >= 3);
        assertThat(branding.accentInTheDark().equals(chosen)).isEqualTo(chosen.contrast(DARK_PAPER) >= 3);
    }

    @Property
    void noColourLeavesTheStyleSheet(@ForAll("colours") String colour) {
        assertThat(Branding.of(colour).css().replaceAll("#[0-9a-f]{6}", "?")).isEqualTo("""
                        :root { --band: ?; --on-band: ?; --accent: ?; }
                        @media (prefers-color-scheme: dark) {
                          :root { --band: ?; --on-band: ?; --accent: ?; }
                        }
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "#fff", "#0B4F5C", "red", "#0b4f5c;}", "0b4f5c0"})
    void nothingElseIsAColour(String colour) {
        assertThatIllegalArgumentException().isThrownBy(() -> Branding.of(colour));
    }

    @Provide
    Arbitrary<String> colours() {
        return Arbitraries.integers()
                .between(0, 0xffffff)
                .withDistribution(RandomDistribution.uniform())
                .map("#%06x"::formatted);
    }
}
