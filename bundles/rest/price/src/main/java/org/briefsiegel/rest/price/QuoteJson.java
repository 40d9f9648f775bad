package org.briefsiegel.rest.price;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Warning;

/** A price that holds for some minutes. */
@Schema(name = "Quote")
public record QuoteJson(
        @Schema(requiredMode = REQUIRED, example = "q-8e7d0d3f-7b1f-4a70-9c8b-1f7b0c9d2e11")
        String id,

        @Schema(
                requiredMode = REQUIRED,
                description = "What is charged once the transfer is sent.",
                implementation = MoneyJson.class)
        MoneyJson total,

        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED, description = "What makes up the price."))
        List<Line> lines,

        @Schema(
                requiredMode = REQUIRED,
                description =
                        "What the transfer can cost at the most: `total`, and every reminder by text message that may"
                                + " follow as the practice has set it. Each of those is charged once it is sent.",
                implementation = MoneyJson.class)
        MoneyJson most,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = REQUIRED,
                                description = "What makes up the difference between `total` and `most`."))
        List<Line> reminders,

        @Schema(
                requiredMode = REQUIRED,
                description = "How many parts of text messages, without reminders.",
                example = "1")
        int segments,

        @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-24T09:15:00Z")
        String validUntil,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = REQUIRED,
                                description =
                                        "What to look at before sending: of the address, where `recipient.email` is given,"
                                                + " and of what the practice has paid in advance."))
        List<WarningJson> warnings) {

    /** A price without a recipient. */
    public static QuoteJson of(PriceQuote quote) {
        return of(quote, List.of());
    }

    public static QuoteJson of(PriceQuote quote, List<Warning> warnings) {
        return new QuoteJson(
                quote.id(),
                MoneyJson.of(quote.total()),
                Line.of(quote.lines()),
                MoneyJson.of(quote.most()),
                Line.of(quote.reminders()),
                quote.segments(),
                quote.validUntil().toString(),
                WarningJson.of(Stream.concat(quote.warnings().stream(), warnings.stream())
                        .toList()));
    }

    /** One line of a price. */
    @Schema(name = "QuoteLine")
    public record Line(
            @Schema(requiredMode = REQUIRED, example = "SMS nach Österreich")
            String text,

            @Schema(requiredMode = REQUIRED, minimum = "1", example = "1")
            int quantity,

            @Schema(requiredMode = REQUIRED) MoneyJson each,
            @Schema(requiredMode = REQUIRED) MoneyJson total) {

        private static List<Line> of(List<PriceQuote.Line> lines) {
            return lines.stream().map(Line::of).toList();
        }

        private static Line of(PriceQuote.Line line) {
            return new Line(line.text(), line.quantity(), MoneyJson.of(line.each()), MoneyJson.of(line.total()));
        }
    }
}
