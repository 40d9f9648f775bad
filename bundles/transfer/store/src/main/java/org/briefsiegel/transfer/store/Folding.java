package org.briefsiegel.transfer.store;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes text as it is searched: without case, marks, and what only looks different. Letters that Unicode doesn't take apart
 * (NFKD, UAX 15) are written as people write them who don't have them on their keyboard.
 */
final class Folding {

    /** As many words of a search as count. */
    private static final int WORDS = 10;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+|\\p{Cf}+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ı', "i"),
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('ł', "l"),
            Map.entry('þ', "th"),
            Map.entry('ħ', "h"),
            Map.entry('’', "'"),
            Map.entry('–', "-"),
            Map.entry('\u2010', "-"),
            Map.entry('\u2011', "-"));

    private Folding() {}

    /** In one line, with one space between words. */
    static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder();
        MARKS.matcher(apart)
                .replaceAll("")
                .chars()
                .forEach(unit -> folded.append(LETTERS.getOrDefault((char) unit, String.valueOf((char) unit))));
        return BETWEEN.matcher(folded).replaceAll(" ").strip();
    }

    /** The words of a search, the first of them if there are too many. */
    static List<String> words(String search) {
        return Stream.of(fold(search).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(WORDS)
                .toList();
    }

    /** Several texts as one, cut where the column ends. */
    static String fold(int longest, Stream<String> texts) {
        String folded = texts.map(Folding::fold).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
        return folded.length() <= longest ? folded : cut(folded, longest);
    }

    /** Never through the middle of a character. */
    private static String cut(String text, int longest) {
        boolean split = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, split ? longest - 1 : longest);
    }
}
