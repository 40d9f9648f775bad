package org.briefsiegel.rest.offers;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Capabilities;

/** The shapes in which what can be sent, and at what price, is answered. */
@Schema(name = "Capabilities")
record CapabilitiesJson(
        @Schema(requiredMode = REQUIRED) Caller practice,

        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED))
        List<DocumentKind> documentTypes,

        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED))
        List<Factor> factors) {

    static CapabilitiesJson of(Practice practice, Capabilities capabilities) {
        return new CapabilitiesJson(
                new Caller(
                        practice.id(),
                        practice.name(),
                        practice.plan().name(),
                        practice.addOns().stream().sorted().toList(),
                        practice.sandbox()),
                capabilities.documentTypes().stream()
                        .filter(Capabilities.DocumentKind::available)
                        .map(DocumentKind::of)
                        .toList(),
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

    /** Something that a factor goes by. */
    @Schema(name = "Fact")
    record Fact(
            @Schema(requiredMode = REQUIRED, example = "birthDate")
            String name,

            @Schema(requiredMode = REQUIRED, example = "Geburtsdatum")
            String label,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "Whose it is.",
                    allowableValues = {"patient", "recipient"})
            String of,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "A `date` is written as ISO 8601 does.",
                    allowableValues = {"text", "digits", "date", "phone", "email"})
            String kind,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "Where a new transfer says it (JSON pointer, RFC 6901).",
                    example = "/patient/birthDate")
            String pointer) {

        private static Fact of(Capabilities.Fact fact) {
            return new Fact(
                    fact.name(), fact.label(), fact.ofPatient() ? "patient" : "recipient", fact.kind(), fact.pointer());
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

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    requiredMode = REQUIRED,
                                    description =
                                            "What it goes by. The first may come as `authentication.value` instead."))
            List<Fact> facts,

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
                    factor.facts().stream().map(Fact::of).toList(),
                    factor.available(),
                    factor.reason().isEmpty() ? null : factor.reason());
        }
    }
}
