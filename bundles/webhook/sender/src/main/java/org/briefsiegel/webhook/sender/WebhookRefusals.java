package org.briefsiegel.webhook.sender;

import java.util.Locale;
import org.briefsiegel.platform.language.TextBundle;
import org.briefsiegel.webhook.api.WebhookService.Putting;

/** Why a webhook can't work, in the reader's language; German where that isn't known. */
final class WebhookRefusals {

    private final TextBundle sentences;

    WebhookRefusals(Locale locale) {
        this.sentences = new TextBundle(WebhookRefusals.class, locale);
    }

    Putting refused(String field, String code, Object... parts) {
        return new Putting.Refused(field, code, sentences.format(code, parts));
    }

    Putting unreachable(DeliveryResult answer) {
        String code = sentences.has(answer.result()) ? answer.result() : "answers-otherwise";
        return refused("url", code, answer.result());
    }
}
