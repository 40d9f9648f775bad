package org.briefsiegel.rest.problem;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.briefsiegel.platform.language.Languages;

/** The sentences of one bundle of the practice API, in German and English: {@code messages} beside a class of it. */
public final class ApiTexts {

    private final Class<?> owner;

    /** @param owner beside whom the sentences are */
    public ApiTexts(Class<?> owner) {
        this.owner = owner;
    }

    /**
     * The language that the caller likes best among those we have; German where none fits, or nothing can be read.
     *
     * @param accepted value of {@code Accept-Language}; null where there is none
     */
    public static Locale locale(String accepted) {
        return Languages.OF_PRACTICES.fitting(
                Languages.likings(Optional.ofNullable(accepted).orElse("")));
    }

    /** @throws java.util.MissingResourceException when there is no such sentence */
    public String text(Locale locale, String key, Object... arguments) {
        ResourceBundle texts = ResourceBundle.getBundle(
                owner.getPackageName() + ".messages",
                locale,
                owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
