package org.briefsiegel.rest.webhook;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.webhook.api.WebhookMessage;

/** One event on its way. */
@Schema(name = "WebhookMessage")
record WebhookMessageJson(
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

    static WebhookMessageJson of(WebhookMessage message) {
        return new WebhookMessageJson(
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

    /** A page of messages. */
    @Schema(name = "WebhookMessagePage")
    record Page(
            @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED, description = "The newest first."))
            List<WebhookMessageJson> messages,

            @Schema(
                    types = {"string", "null"},
                    implementation = String.class,
                    requiredMode = REQUIRED,
                    description = "Asks for the next page; null on the last one.",
                    example = "bXNnXzAxOWFiM2M0ZDVlNmY3YThiOWMw")
            String cursor) {

        static Page of(List<WebhookMessage> messages, Optional<String> cursor) {
            return new Page(messages.stream().map(WebhookMessageJson::of).toList(), cursor.orElse(null));
        }
    }
}
