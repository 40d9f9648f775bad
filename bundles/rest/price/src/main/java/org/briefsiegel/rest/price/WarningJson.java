package org.briefsiegel.rest.price;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.briefsiegel.transfer.api.Warning;

/** What keeps nothing from being sent, and should be looked at before. */
@Schema(name = "Warning")
public record WarningJson(
        @Schema(
                requiredMode = REQUIRED,
                description =
                        "`bounced-address`: the last mail to this address came back, or was refused for it. `low-balance`: little"
                                + " is left of what the practice has paid in advance. More may come.",
                example = "bounced-address")
        String type,

        @Schema(requiredMode = REQUIRED, description = "JSON pointer (RFC 6901).", example = "/recipient/email")
        String field,

        @Schema(
                requiredMode = REQUIRED,
                description = "For people, in the request's language.",
                example =
                        "Die letzte E-Mail an diese Adresse kam nicht an (23. November 2026). Das Postfach gibt es nicht.")
        String detail) {

    public static List<WarningJson> of(List<Warning> warnings) {
        return warnings.stream()
                .map(warning -> new WarningJson(warning.type(), warning.pointer(), warning.detail()))
                .toList();
    }
}
