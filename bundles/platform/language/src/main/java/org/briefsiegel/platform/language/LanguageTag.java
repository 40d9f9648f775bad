package org.briefsiegel.platform.language;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads language tags (BCP 47) as others write them. */
public final class LanguageTag {

    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    /** A language that has a code of two letters is named by that one (RFC 5646, 4.5). */
    private static final Map<String, String> SHORTER = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(
                    code -> new Locale(code).getISO3Language(), Function.identity(), (one, old) -> newer(one, old)));

    private static final Set<String> NONE = Set.of("", "und", "mul", "zxx", "mis");

    private LanguageTag() {}

    /**
     * The locale of a tag, in its canonical form: {@code de} for {@code deu}.
     *
     * @return empty where the tag isn't well-formed, or names no language: the codes of two letters are known here, those of
     *     three, of which there are thousands, are all taken
     */
    public static Optional<Locale> parse(String tag) {
        Locale locale;
        try {
            locale = new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException malformed) {
            return Optional.empty();
        }
        String language = SHORTER.getOrDefault(locale.getLanguage(), locale.getLanguage());
        if (NONE.contains(language) || language.length() != 3 && !TWO_LETTERS.contains(language)) {
            return Optional.empty();
        }
        return Optional.of(
                new Locale.Builder().setLocale(locale).setLanguage(language).build());
    }

    /** The JDK's list has the old codes of Hebrew, Yiddish and Indonesian, too. */
    private static String newer(String one, String other) {
        return one.equals(new Locale(one).getLanguage()) ? one : other;
    }
}
