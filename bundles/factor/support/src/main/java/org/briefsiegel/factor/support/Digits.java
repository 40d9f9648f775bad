package org.briefsiegel.factor.support;

import java.util.regex.Pattern;

/** Digits as people type them. */
public final class Digits {

    private static final int DECIMAL = 10;

    /** Marks of direction, soft hyphens: what comes along unseen when a number is copied. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private Digits() {}

    /** The same text with 0 to 9 for the decimal digits of every script, and without what isn't seen (category Cf). */
    public static String european(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        UNSEEN.matcher(text).replaceAll("").codePoints().map(Digits::european).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static int european(int character) {
        int digit = Character.isDigit(character) ? Character.digit(character, DECIMAL) : -1;
        return digit < 0 ? character : '0' + digit;
    }
}
