package org.briefsiegel.testkit.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;

/** What a plug-in says in each language, by a name for each text: whether people can read it, and where it is German instead. */
final class PlugInTexts {

    /** What a page or mail has room for. */
    static final int LONGEST = 500;

    private static final Pattern HTML = Pattern.compile("<[a-zA-Z/!]|&(?:[a-zA-Z]+|#[0-9]+);");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** Beside the seven: regions, no language at all, and one that nothing here is written in. */
    private static final List<Locale> OTHERS = List.of(Locale.GERMANY, Locale.US, Locale.ROOT, Locale.JAPANESE);

    private final Map<Language, Map<String, String>> texts = new LinkedHashMap<>();

    /** @param inLanguage all texts for a reader of a locale */
    PlugInTexts(Function<Locale, Map<String, String>> inLanguage) {
        for (Language language : Language.values()) {
            Map<String, String> said = inLanguage.apply(language.locale());
            said.forEach((name, text) -> requireReadable(name, text, nameOf(language), LONGEST));
            texts.put(language, said);
        }
        for (Locale other : OTHERS) {
            inLanguage
                    .apply(other)
                    .forEach((name, text) -> requireReadable(name, text, "a reader of \"" + other + "\"", LONGEST));
        }
    }

    /**
     * Of each language what is the same as in German: all of it where it has no texts of its own, or words that may be meant so.
     *
     * @param hasTexts whether a language has a file of its own
     */
    List<String> fallbacks(Languages readers, Predicate<Language> hasTexts) {
        Map<String, String> german = texts.get(Language.GERMAN);
        List<String> fallbacks = new ArrayList<>();
        for (Language language : readers.all()) {
            List<String> alike = german.keySet().stream()
                    .filter(name -> german.get(name).equals(texts.get(language).get(name)))
                    .toList();
            if (language != Language.GERMAN && !alike.isEmpty()) {
                boolean falls = alike.size() == german.size() && !hasTexts.test(language);
                fallbacks.add(nameOf(language)
                        + (falls ? " falls back to German: " : " says the same as German: ")
                        + String.join(", ", alike));
            }
        }
        return fallbacks;
    }

    /** One line of plain text that can be read. */
    static void requireReadable(String name, String text, String reader, int longest) {
        Requirement.require(text != null, "The %s is null in %s: a text is needed.", name, reader);
        Requirement.require(
                !text.isBlank(),
                "The %s is blank in %s: write the text, or leave it out of that language's file, so that the German one is read.",
                name,
                reader);
        Requirement.require(
                !CONTROL.matcher(text).find(),
                "The %s has a line feed or control character in %s: it is one line.",
                name,
                reader);
        Requirement.require(
                !HTML.matcher(text).find(),
                "The %s has HTML in %s, which is shown as it stands: \"%s\". Write plain text.",
                name,
                reader,
                text);
        Requirement.require(
                !PLACEHOLDER.matcher(text).find(),
                "The %s still has a placeholder in %s: \"%s\". Nothing was put in, or an apostrophe before it isn't written twice.",
                name,
                reader,
                text);
        Requirement.require(
                text.length() <= longest,
                "The %s has %d characters in %s, and %d find room.",
                name,
                text.length(),
                reader,
                longest);
    }

    /** As people write it: "Bosnian, Croatian, Serbian". */
    static String nameOf(Language language) {
        return switch (language) {
            case GERMAN -> "German";
            case EASY_GERMAN -> "easy German";
            case ENGLISH -> "English";
            case TURKISH -> "Turkish";
            case BOSNIAN_CROATIAN_SERBIAN -> "Bosnian, Croatian, Serbian";
            case UKRAINIAN -> "Ukrainian";
            case ARABIC -> "Arabic";
        };
    }
}
