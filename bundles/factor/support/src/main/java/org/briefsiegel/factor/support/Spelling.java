package org.briefsiegel.factor.support;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as people type them. */
public final class Spelling {

    private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");

    private Spelling() {}

    /**
     * The same text for every way in which it can be typed: without a difference between capitals and small letters, ß and ss, one space
     * and several, a letter and its composition of two (NFKC), and without spaces around it.
     */
    public static String folded(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // ß becomes ss only as a capital
        return SPACES.matcher(folded).replaceAll(" ").strip();
    }
}
