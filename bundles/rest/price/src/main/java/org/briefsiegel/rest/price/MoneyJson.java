package org.briefsiegel.rest.price;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import org.briefsiegel.transfer.api.Price;

/**
 * An amount; never a number, since those are floats in many languages.
 *
 * @param amount in plain decimal notation
 * @param currency ISO 4217
 */
@Schema(name = "Money", description = "An amount in plain decimal notation; never a JSON number.")
public record MoneyJson(
        @Schema(requiredMode = REQUIRED, pattern = "-?[0-9]+([.][0-9]+)?", example = "\"0.10\"")
        String amount,

        @Schema(requiredMode = REQUIRED, description = "ISO 4217.", example = "EUR")
        String currency) {

    public static MoneyJson of(Price price) {
        return new MoneyJson(price.amount(), price.currency());
    }
}
