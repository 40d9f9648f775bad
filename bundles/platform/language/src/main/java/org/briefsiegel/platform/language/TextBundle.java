package org.briefsiegel.platform.language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of one bundle in one reader's language, from the files that lie beside one of its classes:
 * {@code messages.properties} in German, {@code messages_en.properties} and so on. What a language lacks is said in German, and
 * never in the language of the machine. Usable from any thread; make one for each use and keep none.
 */
public final class TextBundle {

    private static final ResourceBundle.Control GERMAN_BY_DEFAULT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;
    private final Locale locale;

    /** The texts in {@code messages.properties} beside this class. */
    public TextBundle(Class<?> owner, Locale locale) {
        this(owner, "messages", locale);
    }

    /** @param name of the files, without language and ending */
    public TextBundle(Class<?> owner, String name, Locale locale) {
        this.texts = ResourceBundle.getBundle(
                owner.getPackageName() + "." + name, locale, owner.getClassLoader(), GERMAN_BY_DEFAULT);
        this.locale = locale;
    }

    /** Whether there is a text of this name. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /**
     * A text as it stands in the file, an apostrophe written once.
     *
     * @throws MissingResourceException where there is none
     */
    public String text(String key) {
        return texts.getString(key);
    }

    /**
     * A text with something in it, as {@link MessageFormat} reads it: an apostrophe is written twice in the file.
     *
     * @param parts for {@code {0}} and so on; numbers and dates are written as the reader's language does
     * @throws MissingResourceException where there is none
     */
    public String format(String key, Object... parts) {
        return new MessageFormat(texts.getString(key), locale).format(parts);
    }
}
