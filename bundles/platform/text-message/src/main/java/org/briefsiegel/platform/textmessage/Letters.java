package org.briefsiegel.platform.textmessage;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes letters that the GSM alphabet lacks, which would make a whole text message cost more, with those that it has. */
public final class Letters {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What isn't a letter of the alphabet with a mark: each with what is written for it. */
    private static final Map<Integer, String> OTHERS = Stream.of(
                    "đdj ĐDj ðd ÐD ħh ĦH ıi łl ŁL œoe ŒOE þth ÞTh ẞSS",
                    "„\" “\" ”\" «\" »\" ‚' ‘' ’' ‹' ›' ´' `' ‐- ‑- –- —- ·- •- …...")
            .flatMap(pairs -> Stream.of(pairs.split(" ")))
            .collect(Collectors.toUnmodifiableMap(pair -> pair.codePointAt(0), pair -> pair.substring(1)));

    private Letters() {}

    /** The same in letters of the GSM alphabet, as far as there are any for it: "Dr. Šimić" becomes "Dr. Simic". */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(Letters::folded)
                .collect(Collectors.joining());
    }

    private static String folded(int letter) {
        String itself = Character.toString(letter);
        if (GsmAlphabet.holds(itself)) {
            return itself;
        }
        String bare = MARKS.matcher(Normalizer.normalize(itself, Normalizer.Form.NFKD))
                .replaceAll("");
        return OTHERS.getOrDefault(letter, GsmAlphabet.holds(bare) && !bare.isEmpty() ? bare : itself);
    }
}
