package org.briefsiegel.rest.webhook;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.briefsiegel.rest.json.MaxLength;

/** Where a practice system wants to be told what happens. */
@Schema(name = "NewWebhook", additionalProperties = FALSE)
record WebhookRequest(
        @NotBlank @Size(max = MaxLength.URL) @Schema(example = "https://pvs.example/briefsiegel")
        String url,

        @Size(max = MaxLength.LINE)
        @Schema(
                types = {"string", "null"},
                implementation = String.class,
                description =
                        "`whsec_` and 24 to 64 bytes in Base64. Without one the present secret stays; where there is"
                                + " none, one is made, and answered this once.",
                example = "whsec_VGhpcyBpcyBvbmx5IGFuIGV4YW1wbGUsIDMyIGJ5dGVzLg==")
        String secret,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                types = {"array", "null"},
                                description = "Types of events, such as `transfer.opened`; without it, all."),
                schema = @Schema(types = "string", example = "transfer.opened"))
        List<@Size(max = MaxLength.ID) String> events) {

    @Override
    public String toString() {
        return "WebhookRequest[" + url + "]";
    }
}
