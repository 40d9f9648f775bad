package org.briefsiegel.rest.windows;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.rest.json.MaxLength;
import org.briefsiegel.rest.json.Multiline;
import org.briefsiegel.rest.json.Undirected;
import org.briefsiegel.rest.multipart.DocumentRequest;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Recipient;

/** The {@code transfer} part of a send window: what is known before a person has chosen. */
@Schema(name = "NewSendWindow", additionalProperties = FALSE)
record WindowRequest(
        @NotEmpty @ArraySchema(arraySchema = @Schema(description = "One for each file, in their order."))
        List<DocumentRequest> documents,

        @Schema(description = "As far as it is known; the person sees and can change everything.")
        Addressee recipient,

        @Schema(
                description = "What the patient's record says, by name: texts or numbers.",
                example =
                        "{\"reference\": \"P-1001\", \"birthDate\": \"1984-03-09\", \"insuranceNumber\": \"1237010180\"}")
        Map<String, String> patient,

        @Schema(description = "What to suggest; the person chooses.")
        Suggestion authentication,

        @Multiline
        @Size(max = MaxLength.MESSAGE)
        @Schema(
                types = {"string", "null"},
                description = "To suggest: a sentence for the recipient, read after the factor.",
                example = "Anbei Ihre Honorarnote.")
        String message,

        @Size(max = MaxLength.LINE)
        @Schema(
                types = {"string", "null"},
                description = "Your own name for the transfer.",
                example = "R-2026-117")
        String reference,

        @Size(max = MaxLength.ID)
        @Schema(
                types = {"string", "null"},
                description = "The language of the window (BCP 47); German where it isn't given.",
                example = "de-AT",
                implementation = String.class)
        Locale locale) {

    Draft draft(String practice) {
        return new Draft(
                practice,
                documents.stream().map(DocumentRequest::ofSubmission).toList(),
                recipient.recipient(),
                present(authentication.factor()),
                present(authentication.value()),
                new Facts(patient, recipient.facts()),
                message,
                reference,
                locale);
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(it -> !it.isBlank());
    }

    /** Who gets it, as far as it is known. */
    @Schema(name = "SuggestedRecipient", additionalProperties = FALSE)
    record Addressee(
            @Size(max = MaxLength.LINE)
            @Schema(
                    types = {"string", "null"},
                    example = "Maria Muster")
            String name,

            @Undirected
            @Size(max = MaxLength.EMAIL)
            @Schema(
                    types = {"string", "null"},
                    example = "maria@example.org")
            String email,

            @Undirected
            @Size(max = MaxLength.PHONE)
            @Schema(
                    types = {"string", "null"},
                    example = "0664 1234567")
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
                            "To suggest: id of a channel that prints the link on an access sheet (`sheet`, a plug-in).",
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

    /** What to suggest to the person who sends. */
    @Schema(name = "SuggestedAuthentication", additionalProperties = FALSE)
    record Suggestion(
            @Size(max = MaxLength.ID)
            @Schema(
                    types = {"string", "null"},
                    description = "Id of a factor, or `none`.",
                    example = "birth-date")
            String factor,

            @Undirected
            @Size(max = MaxLength.LINE)
            @Schema(
                    types = {"string", "null"},
                    description = "For this transfer alone, where the record has no value.")
            String value) {

        @Override
        public String toString() {
            return "Suggestion[" + factor + "]";
        }
    }

    @Override
    public String toString() {
        return "WindowRequest[" + reference + "]";
    }
}
