package org.briefsiegel.transfer.rest;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** What an overview window is to be like. */
@Schema(name = "NewOverviewWindow", additionalProperties = FALSE)
record OverviewRequest(
        @Schema(
                types = {"string", "null"},
                description = "The language of the window (BCP 47); German where it isn't given.",
                example = "de-AT",
                implementation = String.class)
        Locale locale) {}
