package org.briefsiegel.recipient.branding;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The colours of a practice's pages, computed from the one that it chose so that everybody can read them. What is readable
 * stays as it was chosen; else the colour is shaded in small steps, and no more than needed.
 *
 * @param band what the practice's name stands on, on light and on dark pages
 * @param onBand the text there, with a contrast of at least 4.5:1 (WCAG 2.2, success criterion 1.4.3)
 * @param accent lines and marks on white paper, with a contrast of at least 3:1 (success criterion 1.4.11)
 * @param accentInTheDark the same on dark paper
 */
record Branding(Colour band, Colour onBand, Colour accent, Colour accentInTheDark) {

    private static final double FOR_TEXT = 4.5;
    private static final double FOR_LINES = 3;

    private static final Colour WHITE = Colour.of("#ffffff");
    private static final Colour BLACK = Colour.of("#000000");
    private static final Colour INK = Colour.of("#16202b");
    private static final Colour DARK_PAPER = Colour.of("#12181f");

    /**
     * Computes what goes with a colour.
     *
     * @param colour as {@code #rrggbb}
     */
    static Branding of(String colour) {
        Colour chosen = Colour.of(colour);
        Colour band = chosen.shaded(BLACK, it -> it.contrast(textOn(it)) >= FOR_TEXT);
        return new Branding(
                band,
                textOn(band),
                chosen.shaded(BLACK, it -> it.contrast(WHITE) >= FOR_LINES),
                chosen.shaded(WHITE, it -> it.contrast(DARK_PAPER) >= FOR_LINES));
    }

    private static Colour textOn(Colour band) {
        return band.contrast(WHITE) >= band.contrast(INK) ? WHITE : INK;
    }

    /** A style sheet that sets the colours; it comes behind the one of all pages. */
    String css() {
        return """
                :root { --band: %s; --on-band: %s; --accent: %s; }
                @media (prefers-color-scheme: dark) {
                  :root { --band: %s; --on-band: %s; --accent: %s; }
                }
                """.formatted(band, onBand, accent, band, onBand, accentInTheDark);
    }

    /** A colour of the sRGB space; each channel is from 0 to 255. */
    record Colour(int red, int green, int blue) {

        private static final Pattern FORM = Pattern.compile("#[0-9a-f]{6}");
        private static final int STEPS = 100;

        static Colour of(String colour) {
            if (!FORM.matcher(colour).matches()) {
                throw new IllegalArgumentException("no colour like #0b4f5c: " + colour);
            }
            int rgb = Integer.parseInt(colour, 1, colour.length(), 16);
            return new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
        }

        /** The first that will do on the way from this colour to another; that one will do. */
        Colour shaded(Colour goal, Predicate<Colour> willDo) {
            int step = 0;
            while (step < STEPS && !willDo.test(towards(goal, step))) {
                step++;
            }
            return towards(goal, step);
        }

        private Colour towards(Colour goal, int step) {
            return new Colour(
                    red + (goal.red - red) * step / STEPS,
                    green + (goal.green - green) * step / STEPS,
                    blue + (goal.blue - blue) * step / STEPS);
        }

        /** From 1 to 21; <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">contrast ratio</a>, WCAG 2.2. */
        double contrast(Colour other) {
            double one = luminance() + 0.05;
            double two = other.luminance() + 0.05;
            return Math.max(one, two) / Math.min(one, two);
        }

        /**
         * From 0, black, to 1, white; <a href="https://www.w3.org/TR/WCAG22/#dfn-relative-luminance">relative
         * luminance</a>, WCAG 2.2.
         */
        double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(int channel) {
            double part = channel / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
        }
    }
}
