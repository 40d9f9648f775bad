package org.briefsiegel.rest.webhook;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;

/** The shapes in which webhooks and their messages are answered. */
@Schema(name = "Webhook")
record WebhookJson(
        @Schema(requiredMode = REQUIRED, example = "https://pvs.example/briefsiegel")
        String url,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = REQUIRED,
                                description = "The types that are sent; all where it is empty."),
                schema = @Schema(types = "string", example = "transfer.opened"))
        List<String> events,

        @Schema(
                requiredMode = REQUIRED,
                allowableValues = {"active", "disabled"},
                description = "Disabled when the receiver has answered 410; `PUT` makes it active again.")
        String state,

        @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-24T09:00:02Z")
        String since,

        @Schema(
                types = {"string", "null"},
                implementation = String.class,
                requiredMode = REQUIRED,
                description = "Shown once, where this request has made it.",
                example = "whsec_VGhpcyBpcyBvbmx5IGFuIGV4YW1wbGUsIDMyIGJ5dGVzLg==")
        String secret) {

    static WebhookJson of(Webhook webhook, Optional<String> newSecret) {
        return new WebhookJson(
                webhook.url(),
                webhook.events().stream().sorted().toList(),
                webhook.state().name().toLowerCase(Locale.ROOT),
                webhook.since().toString(),
                newSecret.orElse(null));
    }

    @Override
    public String toString() {
        return "WebhookJson[" + url + "]";
    }

    /** One event on its way. */
    @Schema(name = "WebhookMessage")
    record Message(
            @Schema(
                    requiredMode = REQUIRED,
                    description = "The header `webhook-id` of every try.",
                    example = "msg_019ab3c4d5e6f7a8b9c0d1e2f3a4")
            String id,

            @Schema(requiredMode = REQUIRED, example = "transfer.opened")
            String type,

            @Schema(requiredMode = REQUIRED, example = "06mhgn8g1v2q9s3c5d7e9f1h3k")
            String transfer,

            @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-24T09:00:02Z")
            String happenedAt,

            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"waiting", "delivered", "dead"})
            String state,

            @Schema(requiredMode = REQUIRED, description = "How often it was tried.", example = "1")
            int attempts,

            @Schema(
                    types = {"string", "null"},
                    implementation = String.class,
                    requiredMode = REQUIRED,
                    format = "date-time",
                    example = "2026-11-24T09:05:02Z")
            String nextTry,

            @Schema(
                    types = {"string", "null"},
                    implementation = String.class,
                    requiredMode = REQUIRED,
                    format = "date-time",
                    example = "2026-11-24T09:00:03Z")
            String settledAt,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "Of the last try: a status code, or `no-public-address`, `refused`,"
                            + " `timeout`, `tls`, `broken`, `disabled`; empty before the first.",
                    example = "\"204\"")
            String result) {

        static Message of(WebhookMessage message) {
            return new Message(
                    message.id(),
                    message.type(),
                    message.transfer(),
                    message.happenedAt().toString(),
                    message.state().name().toLowerCase(Locale.ROOT),
                    message.attempts(),
                    message.nextTry().map(Instant::toString).orElse(null),
                    message.settledAt().map(Instant::toString).orElse(null),
                    message.result());
        }
    }

    /** A page of messages. */
    @Schema(name = "WebhookMessagePage")
    record Page(
            @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED, description = "The newest first."))
            List<Message> messages,

            @Schema(
                    types = {"string", "null"},
                    implementation = String.class,
                    requiredMode = REQUIRED,
                    description = "Asks for the next page; null on the last one.",
                    example = "bXNnXzAxOWFiM2M0ZDVlNmY3YThiOWMw")
            String cursor) {

        static Page of(List<WebhookMessage> messages, Optional<String> cursor) {
            return new Page(messages.stream().map(Message::of).toList(), cursor.orElse(null));
        }
    }
}
