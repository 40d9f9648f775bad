package org.briefsiegel.transfer.page;

import jakarta.ws.rs.core.HttpHeaders;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The words of the pages in one language; public for the templates, which call it {@code t}. */
public final class Texts {

    private static final String BUNDLE = "org.briefsiegel.transfer.page.messages";
    private static final Map<String, String> LANGUAGES = Map.of("de", "Deutsch", "en", "English");
    private static final long KILO = 1000;

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle bundle;

    Texts(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static boolean speaks(Locale locale) {
        return LANGUAGES.containsKey(locale.getLanguage());
    }

    /** What the browser likes best among our languages; German where none fits. */
    static Locale accepted(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .filter(Texts::speaks)
                .findFirst()
                .orElse(Locale.GERMAN);
    }

    public String language() {
        return locale.getLanguage();
    }

    /** The codes of the languages that one can switch to. */
    public List<String> others() {
        return LANGUAGES.keySet().stream()
                .filter(code -> !code.equals(language()))
                .sorted()
                .toList();
    }

    /** A language's own name. */
    public String name(String code) {
        return LANGUAGES.get(code);
    }

    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** A day and a time of day, where the practice is. */
    public String moment(Instant time) {
        return format("format.moment", time);
    }

    public String timeOfDay(Instant time) {
        return format("format.time", time);
    }

    /** What kind of file it is, as people say it, and how big. */
    public String file(String mediaType, long bytes) {
        String type = mediaType
                .substring(mediaType.indexOf('/') + 1)
                .replaceFirst("^(x-|vnd\\.)", "")
                .toUpperCase(Locale.ROOT);
        String size = bytes < KILO * KILO
                ? text("size.kilobytes", Math.max(1, bytes / KILO))
                : text("size.megabytes", bytes / (double) (KILO * KILO));
        return type + ", " + size;
    }

    private String format(String key, Instant time) {
        return DateTimeFormatter.ofPattern(bundle.getString(key), locale).format(time.atZone(zone));
    }
}
