package org.briefsiegel.rest.transfers;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.rest.json.MaxLength;
import org.briefsiegel.rest.json.Multiline;
import org.briefsiegel.rest.json.Undirected;
import org.briefsiegel.rest.multipart.DocumentRequest;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;

/** The JSON of a new transfer, as it was read: texts are empty, and lists too, where nothing was said. */
@Schema(name = "NewTransfer", additionalProperties = FALSE)
record TransferRequest(
        @NotEmpty @ArraySchema(arraySchema = @Schema(description = "One for each file, in their order."))
        List<DocumentRequest> documents,

        @NotNull Addressee recipient,

        @Schema(
                description = "What the patient's record says, by name: texts or numbers.",
                example =
                        "{\"reference\": \"P-1001\", \"birthDate\": \"1984-03-09\", \"insuranceNumber\": \"1237010180\"}")
        Map<String, String> patient,

        @NotNull Authentication authentication,

        @Multiline
        @Size(max = MaxLength.MESSAGE)
        @Schema(
                types = {"string", "null"},
                description = "A sentence for the recipient, read after the factor.",
                example = "Anbei Ihre Honorarnote.")
        String message,

        @Size(max = MaxLength.LINE)
        @Schema(
                types = {"string", "null"},
                description = "Your own name for the transfer.",
                example = "R-2026-117")
        String reference) {

    Submission submission(String practice, String idempotencyKey, Locale locale) {
        return new Submission(
                practice,
                idempotencyKey,
                documents.stream().map(DocumentRequest::ofSubmission).toList(),
                recipient.recipient(),
                authentication.factor(),
                present(authentication.value()),
                present(authentication.quoteId()),
                new Facts(patient, recipient.facts()),
                message,
                reference,
                locale);
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(it -> !it.isBlank());
    }

    /** Who gets it. */
    @Schema(name = "NewRecipient", additionalProperties = FALSE)
    record Addressee(
            @Size(max = MaxLength.LINE)
            @Schema(
                    types = {"string", "null"},
                    example = "Maria Muster")
            String name,

            @Size(max = MaxLength.EMAIL)
            @Schema(
                    types = {"string", "null"},
                    description = "Where the link is sent. Needed, unless `channel` prints it.",
                    example = "maria@example.org")
            String email,

            @Undirected
            @Size(max = MaxLength.PHONE)
            @Schema(
                    types = {"string", "null"},
                    description = "With the country code.",
                    example = "+436641234567")
            String phone,

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
                    description = "`patient`, `parent`, `doctor`, `insurer`, `other`, or a word of your own.",
                    example = "patient")
            String relation,

            @Size(max = MaxLength.ID)
            @Schema(
                    types = {"string", "null"},
                    description =
                            "Id of a channel that prints the link on an access sheet (`sheet`, a plug-in), for whom has no "
                                    + "address: nothing is sent then, and you print a sheet by `POST /transfers/{id}/sheets`. Needs "
                                    + "`name`, and no `email`.",
                    example = "")
            String channel,

            @Schema(
                    description = "What else you know of them and factors ask for, by name: texts or numbers.",
                    example = "{}")
            Map<String, String> facts) {

        private Recipient recipient() {
            return new Recipient(
                    name, email, phone, locale, relation.isBlank() ? Recipient.PATIENT : relation, channel);
        }
    }

    /** How the recipient shows that it is them. */
    @Schema(name = "NewAuthentication", additionalProperties = FALSE)
    record Authentication(
            @NotBlank
            @Size(max = MaxLength.ID)
            @Schema(description = "Id of a factor, or `none`.", example = "birth-date")
            String factor,

            @Undirected
            @Size(max = MaxLength.LINE)
            @Schema(
                    types = {"string", "null"},
                    description = "What the sender typed in for this transfer alone; goes before the record.")
            String value,

            @Size(max = MaxLength.ID)
            @Schema(
                    types = {"string", "null"},
                    description = "The quote that the sender saw; for chargeable factors.")
            String quoteId) {

        @Override
        public String toString() {
            return "Authentication[" + factor + "]";
        }
    }

    @Override
    public String toString() {
        return "TransferRequest[" + reference + "]";
    }
}
