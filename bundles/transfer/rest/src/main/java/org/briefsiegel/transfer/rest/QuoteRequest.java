package org.briefsiegel.transfer.rest;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.PriceRequest;

/** The JSON of a question for a price, as it was read. */
@Schema(name = "NewQuote", additionalProperties = FALSE)
record QuoteRequest(
        @ArraySchema(
                arraySchema = @Schema(requiredMode = REQUIRED),
                minItems = 1,
                schema = @Schema(maxLength = RequestReader.ID, example = "invoice"))
        List<String> documentTypes,

        @Schema(requiredMode = REQUIRED, maxLength = RequestReader.ID, example = "sms-code")
        String factor,

        Addressee recipient) {

    PriceRequest priceRequest(String practice, Locale locale) {
        return new PriceRequest(
                practice,
                documentTypes,
                factor,
                Optional.of(recipient.phone()).filter(phone -> !phone.isBlank()),
                recipient.locale(),
                locale);
    }

    /** Where a code would go. */
    @Schema(name = "QuoteRecipient", additionalProperties = FALSE)
    record Addressee(
            @Schema(
                    types = {"string", "null"},
                    maxLength = RequestReader.PHONE,
                    example = "+436641234567")
            String phone,

            @Schema(
                    types = {"string", "null"},
                    description = "BCP 47; German where it isn't given.",
                    example = "de-AT",
                    implementation = String.class)
            Locale locale) {

        @Override
        public String toString() {
            return "Addressee[…]";
        }
    }
}
