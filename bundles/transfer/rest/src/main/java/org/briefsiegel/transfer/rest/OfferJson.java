package org.briefsiegel.transfer.rest;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.PriceQuote;

/** The shapes in which what can be sent, and at what price, is answered. */
@Schema(name = "Capabilities")
record OfferJson(
        @Schema(requiredMode = REQUIRED) Caller practice,

        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED))
        List<DocumentKind> documentTypes,

        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED))
        List<Factor> factors) {

    static OfferJson of(Practice practice, Capabilities capabilities) {
        return new OfferJson(
                new Caller(
                        practice.id(),
                        practice.name(),
                        practice.plan().name(),
                        practice.addOns().stream().sorted().toList(),
                        practice.sandbox()),
                capabilities.documentTypes().stream().map(DocumentKind::of).toList(),
                capabilities.factors().stream().map(Factor::of).toList());
    }

    /** Whose key it is. */
    @Schema(name = "Practice")
    record Caller(
            @Schema(requiredMode = REQUIRED, example = "p-5d0c7c0e-0a3c-4d55-9d2e-0f6f1f8f7a10")
            String id,

            @Schema(requiredMode = REQUIRED, example = "Ordination Dr. Huber")
            String name,

            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"MINI", "LIGHT", "BASIC", "PRO"})
            String plan,

            @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED), schema = @Schema(example = "sms"))
            List<String> addOns,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "Whether nothing is sent out, and `GET /sandbox/messages` shows what would be.",
                    example = "false")
            boolean sandbox) {}

    /** A document type, and what it may be sent with. */
    @Schema(name = "DocumentType")
    record DocumentKind(
            @Schema(requiredMode = REQUIRED, example = "invoice")
            String id,

            @Schema(requiredMode = REQUIRED, example = "Rechnung / Honorarnote")
            String label,

            @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED), schema = @Schema(example = "application/pdf"))
            List<String> mediaTypes,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    requiredMode = REQUIRED,
                                    description = "Ids of factors; `none` among them where it may be attached."),
                    schema = @Schema(example = "birth-date"))
            List<String> factors) {

        private static DocumentKind of(Capabilities.DocumentKind kind) {
            return new DocumentKind(
                    kind.id(),
                    kind.label(),
                    kind.mediaTypes().stream().sorted().toList(),
                    kind.factors().stream().sorted().toList());
        }
    }

    /** A second factor. */
    @Schema(name = "Factor")
    record Factor(
            @Schema(requiredMode = REQUIRED, example = "birth-date")
            String id,

            @Schema(requiredMode = REQUIRED, example = "Geburtsdatum")
            String label,

            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"standard", "maximum"})
            String assurance,

            @Schema(requiredMode = REQUIRED, description = "How many days a link stays valid.", example = "14")
            long validityDays,

            @Schema(requiredMode = REQUIRED, description = "Whether it needs a quote.", example = "false")
            boolean chargeable,

            @Schema(requiredMode = REQUIRED, description = "Whether this practice can use it now.", example = "true")
            boolean available,

            @Schema(
                    requiredMode = REQUIRED,
                    types = {"string", "null"},
                    description = "Why not, and how to get it; null if it can be used.")
            String reason) {

        private static Factor of(Capabilities.Factor factor) {
            return new Factor(
                    factor.id(),
                    factor.label(),
                    factor.assurance(),
                    factor.validityDays(),
                    factor.chargeable(),
                    factor.available(),
                    factor.reason().isEmpty() ? null : factor.reason());
        }
    }

    /** A price that holds for some minutes. */
    @Schema(name = "Quote")
    record Quote(
            @Schema(requiredMode = REQUIRED, example = "q-8e7d0d3f-7b1f-4a70-9c8b-1f7b0c9d2e11")
            String id,

            @Schema(requiredMode = REQUIRED) TransferJson.Money total,

            @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED, description = "What makes up the price."))
            List<Line> lines,

            @Schema(requiredMode = REQUIRED, description = "How many parts of text messages.", example = "1")
            int segments,

            @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-24T09:15:00Z")
            String validUntil) {

        static Quote of(PriceQuote quote) {
            return new Quote(
                    quote.id(),
                    TransferJson.Money.of(quote.total()),
                    quote.lines().stream().map(Line::of).toList(),
                    quote.segments(),
                    quote.validUntil().toString());
        }
    }

    /** One line of a price. */
    @Schema(name = "QuoteLine")
    record Line(
            @Schema(requiredMode = REQUIRED, example = "SMS nach Österreich")
            String text,

            @Schema(requiredMode = REQUIRED, minimum = "1", example = "1")
            int quantity,

            @Schema(requiredMode = REQUIRED) TransferJson.Money each,
            @Schema(requiredMode = REQUIRED) TransferJson.Money total) {

        private static Line of(PriceQuote.Line line) {
            return new Line(
                    line.text(),
                    line.quantity(),
                    TransferJson.Money.of(line.each()),
                    TransferJson.Money.of(line.total()));
        }
    }
}
