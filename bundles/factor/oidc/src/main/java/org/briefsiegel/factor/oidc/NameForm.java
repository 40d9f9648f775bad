package org.briefsiegel.factor.oidc;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name in the form in which it is compared: one given name and one word of the family name, in the order of the alphabet, without
 * titles, capitals and accents. Practices write one name or all of them, titles or none, and either name first.
 */
final class NameForm {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}.'’]+");
    private static final Pattern NO_LETTERS = Pattern.compile("[.'’]");
    private static final Set<String> TITLES = Set.of(
            "frau", "herr", "dr", "mag", "prof", "univ", "dipl", "msc", "bsc", "mba", "phd", "md", "mr", "mrs", "ms");

    /** Which begin many family names, and so tell none from another. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "abu", "abd", "bin", "ben", "ibn", "von", "vom", "van", "der", "den", "de", "del", "della",
            "di", "da", "dos", "du", "la", "le", "zu", "zum", "ter", "und", "y");

    private static final Map<String, String> LETTERS =
            Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ı", "i", "đ", "d", "ł", "l", "ø", "o", "æ", "ae");
    private static final int WORDS = 6;

    private NameForm() {}

    /** The form of a whole name, by its first and its last word; empty where it has only one. */
    static String ofRecord(String name) {
        List<String> words = words(name);
        return words.size() < 2 ? "" : form(words.get(0), words.get(words.size() - 1));
    }

    /** All forms that a record's name may have of who is called so. */
    static List<String> ofClaims(String given, String family) {
        return words(given).stream()
                .flatMap(first -> words(family).stream().map(last -> form(first, last)))
                .distinct()
                .toList();
    }

    private static String form(String one, String other) {
        return Stream.of(one, other).sorted().collect(Collectors.joining(" "));
    }

    private static List<String> words(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String spelled = composed.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> LETTERS.getOrDefault(letter, letter))
                .collect(Collectors.joining());
        String plain = MARKS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD))
                .replaceAll("");
        List<String> words = Arrays.stream(BETWEEN.split(plain))
                .filter(word -> !word.endsWith("."))
                .map(word -> NO_LETTERS.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty() && !TITLES.contains(word))
                .limit(WORDS)
                .toList();
        List<String> telling =
                words.stream().filter(word -> !PARTICLES.contains(word)).toList();
        return telling.isEmpty() ? words : telling;
    }
}
