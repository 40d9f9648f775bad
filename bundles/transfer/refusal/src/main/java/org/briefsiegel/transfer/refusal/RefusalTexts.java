package org.briefsiegel.transfer.refusal;

import java.util.Locale;
import org.briefsiegel.platform.language.TextBundle;

/** This bundle's sentences in the reader's language; German where that isn't known. */
public final class RefusalTexts {

    private final TextBundle sentences;

    public RefusalTexts(Locale locale) {
        this.sentences = new TextBundle(RefusalTexts.class, locale);
    }

    public String of(String key, Object... parts) {
        return sentences.format(key, parts);
    }
}
