package org.briefsiegel.webhook.sender;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.briefsiegel.webhook.api.WebhookMessage;

/** What is sent: which transfer, and what happened. Whoever needs more asks the API; so nothing here must be kept secret. */
final class Envelope {

    /** The type of the message that a receiver must take before it is sent anything else. */
    static final String TEST = "webhook.test";

    private Envelope() {}

    static String of(WebhookMessage message) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("transfer", message.transfer());
        return json(message.type(), message.happenedAt(), data);
    }

    static String test(Instant now) {
        return json(TEST, now, JsonNodeFactory.instance.objectNode());
    }

    /** Without white space, and the members in this order: the signature is over these bytes. */
    private static String json(String type, Instant time, ObjectNode data) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("timestamp", time.toString())
                .<ObjectNode>set("data", data)
                .toString();
    }
}
