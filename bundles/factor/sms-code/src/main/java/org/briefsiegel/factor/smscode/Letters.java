package org.briefsiegel.factor.smscode;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What letters cost in a text message: it holds 160 septets of the GSM alphabet (3GPP TS 23.038, 6.2.1), or 70 units of
 * UTF-16 as soon as one character isn't in it.
 */
final class Letters {

    private static final String ONCE_COUNTED = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE_COUNTED = "\f^{}\\[~]|€";
    private static final int GSM_MESSAGE = 160;
    private static final int UTF_16_MESSAGE = 70;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What isn't a letter of the alphabet with a mark: each with what is written for it. */
    private static final Map<Integer, String> OTHERS = Stream.of(
                    "đdj ĐDj ðd ÐD ħh ĦH ıi łl ŁL œoe ŒOE þth ÞTh ẞSS",
                    "„\" “\" ”\" «\" »\" ‚' ‘' ’' ‹' ›' ´' `' ‐- ‑- –- —- ·- •- …...")
            .flatMap(pairs -> Stream.of(pairs.split(" ")))
            .collect(Collectors.toUnmodifiableMap(pair -> pair.codePointAt(0), pair -> pair.substring(1)));

    private Letters() {}

    static boolean areGsm(String text) {
        return text.codePoints().allMatch(Letters::isGsm);
    }

    /** Whether a text travels in one part. */
    static boolean fitOneMessage(String text) {
        return areGsm(text) ? septets(text) <= GSM_MESSAGE : text.length() <= UTF_16_MESSAGE;
    }

    /** The same in letters of the GSM alphabet, as far as there are any for it: "Dr. Šimić" becomes "Dr. Simic". */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(Letters::folded)
                .collect(Collectors.joining());
    }

    private static String folded(int letter) {
        String itself = Character.toString(letter);
        if (isGsm(letter)) {
            return itself;
        }
        String bare = MARKS.matcher(Normalizer.normalize(itself, Normalizer.Form.NFKD))
                .replaceAll("");
        return OTHERS.getOrDefault(letter, areGsm(bare) && !bare.isEmpty() ? bare : itself);
    }

    private static boolean isGsm(int letter) {
        return ONCE_COUNTED.indexOf(letter) >= 0 || TWICE_COUNTED.indexOf(letter) >= 0;
    }

    private static long septets(String text) {
        return text.length()
                + text.chars()
                        .filter(letter -> TWICE_COUNTED.indexOf(letter) >= 0)
                        .count();
    }
}
