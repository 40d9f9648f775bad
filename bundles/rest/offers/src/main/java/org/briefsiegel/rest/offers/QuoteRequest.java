package org.briefsiegel.rest.offers;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.rest.json.MaxLength;
import org.briefsiegel.rest.json.Undirected;
import org.briefsiegel.transfer.api.PriceRequest;

/** The JSON of a question for a price, as it was read. */
@Schema(name = "NewQuote", additionalProperties = FALSE)
record QuoteRequest(
        @NotEmpty @ArraySchema(schema = @Schema(example = "invoice"))
        List<@Size(max = MaxLength.ID) String> documentTypes,

        @NotBlank @Size(max = MaxLength.ID) @Schema(example = "sms-code")
        String factor,

        Addressee recipient) {

    PriceRequest priceRequest(String practice, Locale locale) {
        return new PriceRequest(
                practice,
                documentTypes,
                factor,
                Optional.of(recipient.phone()).filter(phone -> !phone.isBlank()),
                !recipient.channel().isEmpty(),
                recipient.locale(),
                locale);
    }

    /** Where a code would go, and the link. */
    @Schema(name = "QuoteRecipient", additionalProperties = FALSE)
    record Addressee(
            @Undirected
            @Size(max = MaxLength.PHONE)
            @Schema(
                    types = {"string", "null"},
                    example = "+436641234567")
            String phone,

            @Size(max = MaxLength.EMAIL)
            @Schema(
                    types = {"string", "null"},
                    description = "Asks for `warnings` about this address; the price is the same.",
                    example = "maria@example.org")
            String email,

            @Size(max = MaxLength.ID)
            @Schema(
                    types = {"string", "null"},
                    description = "BCP 47; German where it isn't given.",
                    example = "de-AT",
                    implementation = String.class)
            Locale locale,

            @Size(max = MaxLength.ID)
            @Schema(
                    types = {"string", "null"},
                    description = "As it will be in the transfer: of what is printed, no text message reminds.",
                    example = "")
            String channel) {

        @Override
        public String toString() {
            return "Addressee[…]";
        }
    }
}
