package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.briefsiegel.platform.language.Languages;

/** The sentences of the practice API, in German and English. */
final class Texts {

    private static final String BUNDLE = "org.briefsiegel.transfer.rest.messages";

    private Texts() {}

    /** The language that the caller likes best among those we have; German where none fits, or nothing can be read. */
    static Locale locale(HttpHeaders headers) {
        return locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** @param accepted value of {@code Accept-Language}; null where there is none */
    static Locale locale(String accepted) {
        return Languages.OF_PRACTICES.fitting(
                Languages.likings(Optional.ofNullable(accepted).orElse("")));
    }

    static String text(Locale locale, String key, Object... arguments) {
        ResourceBundle texts = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
