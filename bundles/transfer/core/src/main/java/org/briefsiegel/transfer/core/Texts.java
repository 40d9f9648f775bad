package org.briefsiegel.transfer.core;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** This bundle's sentences in the reader's language; German where that isn't known. */
final class Texts {

    private static final ResourceBundle.Control GERMAN_BY_DEFAULT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle sentences;
    private final Locale locale;

    Texts(Locale locale) {
        this.locale = locale;
        this.sentences = ResourceBundle.getBundle(
                Texts.class.getPackageName() + ".messages", locale, Texts.class.getClassLoader(), GERMAN_BY_DEFAULT);
    }

    String of(String key, Object... parts) {
        return new MessageFormat(sentences.getString(key), locale).format(parts);
    }
}
