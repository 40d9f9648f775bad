package org.briefsiegel.webhook.sender;

import java.time.Instant;
import org.briefsiegel.webhook.api.WebhookMessage;

/** What is sent: which transfer, and what happened. Whoever needs more asks the API; so nothing here must be kept secret. */
final class Envelope {

    /** The type of the message that a receiver must take before it is sent anything else. */
    static final String TEST = "webhook.test";

    private Envelope() {}

    static String of(WebhookMessage message) {
        return json(message.type(), message.happenedAt(), "{\"transfer\":\"" + message.transfer() + "\"}");
    }

    static String test(Instant now) {
        return json(TEST, now, "{}");
    }

    /** Ids, types and times hold nothing that JSON would have to escape. */
    private static String json(String type, Instant time, String data) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + time + "\",\"data\":" + data + "}";
    }
}
