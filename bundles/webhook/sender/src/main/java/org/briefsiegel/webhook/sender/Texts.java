package org.briefsiegel.webhook.sender;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.briefsiegel.webhook.api.WebhookDesk.Putting;

/** Why a webhook can't work, in the reader's language; German where that isn't known. */
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

    Putting refused(String field, String code, Object... parts) {
        return new Putting.Refused(field, code, new MessageFormat(sentences.getString(code), locale).format(parts));
    }

    Putting unreachable(Answer answer) {
        String code = sentences.containsKey(answer.result()) ? answer.result() : "answers-otherwise";
        return refused("url", code, answer.result());
    }
}
