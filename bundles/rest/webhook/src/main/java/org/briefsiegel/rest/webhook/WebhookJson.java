package org.briefsiegel.rest.webhook;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.webhook.api.Webhook;

/** The shape in which a webhook is answered. */
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
}
