package org.briefsiegel.rest.problem;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.briefsiegel.rest.price.QuoteJson;
import org.briefsiegel.transfer.api.Refusal;

/** A problem as RFC 9457 describes it. */
@Schema(name = "Problem")
public record ProblemJson(
        @Schema(
                requiredMode = REQUIRED,
                format = "uri",
                description =
                        "Explained in the section of this id of the page `/api/v1/docs`; the header `Link` leads there.",
                example = "urn:briefsiegel:problem:missing-fact")
        ProblemType type,

        @Schema(requiredMode = REQUIRED, example = "Angabe fehlt")
        String title,

        @Schema(requiredMode = REQUIRED, example = "422") int status,

        @Schema(
                requiredMode = REQUIRED,
                description = "A sentence for people, in the request's language.",
                example = "Für „Geburtsdatum“ fehlt ein Wert in der Patientenakte.")
        String detail,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = REQUIRED,
                                description = "Which parts of the request are the reason; may be empty."))
        List<Flaw> errors,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "With `quote-outdated`: the price that holds now, to be confirmed.")
        QuoteJson quote) {

    /** What is wrong with one part of the request. */
    @Schema(name = "Flaw")
    public record Flaw(
            @Schema(requiredMode = REQUIRED, description = "JSON pointer (RFC 6901).", example = "/patient/birthDate")
            String pointer,

            @Schema(requiredMode = REQUIRED, description = "Stable for programs.", example = "missing-fact")
            String code,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "A sentence for people.",
                    example = "Für „Geburtsdatum“ fehlt ein Wert in der Patientenakte.")
            String text) {

        public static Flaw of(Refusal.Flaw flaw) {
            return new Flaw(flaw.pointer(), flaw.code(), flaw.text());
        }
    }
}
