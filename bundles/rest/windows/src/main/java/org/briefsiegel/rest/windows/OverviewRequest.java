package org.briefsiegel.rest.windows;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.briefsiegel.rest.json.MaxLength;

/** What an overview window is to be like. */
@Schema(name = "NewOverviewWindow", additionalProperties = FALSE)
record OverviewRequest(
        @Size(max = MaxLength.ID)
        @Schema(
                types = {"string", "null"},
                description = "The language of the window (BCP 47); German where it isn't given.",
                example = "de-AT",
                implementation = String.class)
        Locale locale) {}
