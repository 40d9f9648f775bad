package org.briefsiegel.platform.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages that readers of one kind are written to in. German comes first, and is what is read where nothing fits.
 *
 * @param all in the order in which readers choose
 */
public record Languages(List<Language> all) {

    /** What recipients read: pages, mails and text messages. */
    public static final Languages OF_RECIPIENTS = new Languages(Arrays.asList(Language.values()));

    /** What practices read. */
    public static final Languages OF_PRACTICES = new Languages(List.of(Language.GERMAN, Language.ENGLISH));

    public Languages {
        all = List.copyOf(all);
    }

    /**
     * What a browser likes, the dearest first.
     *
     * @param header value of {@code Accept-Language} (RFC 9110, 12.5.4); empty where there is none
     * @return empty where the header can't be read
     */
    public static List<Locale> likings(String header) {
        if (header.isEmpty()) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    /** The language that a locale asks for, if it is one of these. */
    public Optional<Language> of(Locale asked) {
        return all.stream().filter(language -> language.isMeantBy(asked)).findFirst();
    }

    /** The locale to write in for a reader who asks for this one: of its region where we have that, else German. */
    public Locale fitting(Locale asked) {
        return fitting(List.of(asked));
    }

    /** The locale to write in for a reader with these likings, the dearest first; German where none fits. */
    public Locale fitting(List<Locale> likings) {
        return likings.stream()
                .flatMap(liking -> of(liking).map(language -> language.localeFor(liking)).stream())
                .findFirst()
                .orElse(Language.GERMAN.locale());
    }
}
