package org.briefsiegel.factor.smscode;

import java.text.MessageFormat;

/**
 * The text message: the code comes first, so that it shows in a notification; the last line binds it to the page's host
 * for autofill (WICG "origin-bound one-time codes"). The practice's name is cut so that one message of 160 characters is
 * enough for every name in the GSM alphabet.
 */
final class CodeText {

    private static final int SINGLE_MESSAGE = 160;
    private static final String TWICE_COUNTED = "€[]{}\\^~|";

    private CodeText() {}

    static String of(String sentence, String code, String practice, String host) {
        String last = "\n@" + host + " #" + code;
        int room = SINGLE_MESSAGE - length(format(sentence, code, "")) - length(last);
        return format(sentence, code, cut(practice, room)) + last;
    }

    private static String format(String sentence, String code, String practice) {
        return MessageFormat.format(sentence, code, practice);
    }

    private static String cut(String practice, int room) {
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int character : practice.codePoints().toArray()) {
            String next = Character.toString(character);
            used += length(next);
            if (used > room) {
                break;
            }
            kept.append(next);
        }
        return kept.toString().strip();
    }

    private static int length(String text) {
        return text.length()
                + (int) text.chars()
                        .filter(character -> TWICE_COUNTED.indexOf(character) >= 0)
                        .count();
    }
}
