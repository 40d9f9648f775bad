package org.briefsiegel.transfer.core;

import java.util.Locale;
import org.briefsiegel.platform.language.TextBundle;

/** This bundle's sentences in the reader's language; German where that isn't known. */
final class Texts {

    private final TextBundle sentences;

    Texts(Locale locale) {
        this.sentences = new TextBundle(Texts.class, locale);
    }

    String of(String key, Object... parts) {
        return sentences.format(key, parts);
    }
}
