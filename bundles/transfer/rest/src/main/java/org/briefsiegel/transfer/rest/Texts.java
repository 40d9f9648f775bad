package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the practice API, in German and English. */
final class Texts {

    private static final String BUNDLE = "org.briefsiegel.transfer.rest.messages";
    private static final List<String> LANGUAGES = List.of("de", "en");

    private Texts() {}

    /** The language that the caller likes best among those we have; German where none fits. */
    static Locale locale(HttpHeaders headers) {
        return locale(headers.getAcceptableLanguages());
    }

    static Locale locale(List<Locale> acceptable) {
        return acceptable.stream()
                .filter(locale -> LANGUAGES.contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.GERMAN);
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
