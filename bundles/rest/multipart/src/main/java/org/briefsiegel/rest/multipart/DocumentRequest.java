package org.briefsiegel.rest.multipart;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.rest.json.MaxLength;
import org.briefsiegel.transfer.api.Submission;

/** What is said about one file of a {@link MultipartBody}: texts are empty where nothing was said. */
@Schema(name = "NewDocument", additionalProperties = FALSE)
public record DocumentRequest(
        @NotBlank @Size(max = MaxLength.ID) @Schema(example = "invoice")
        String type,

        @NotBlank @Size(max = MaxLength.FILE_NAME) @Schema(example = "Honorarnote-2026-117.pdf")
        String fileName,

        @Size(max = MaxLength.LINE)
        @Schema(
                types = {"string", "null"},
                example = "Honorarnote 2026/117")
        String title,

        @Schema(
                description = "What the document type knows to use: texts or numbers.",
                example = "{\"number\": \"2026/117\", \"total\": \"84.00\", \"currency\": \"EUR\"}")
        Map<String, String> metadata) {

    public Submission.Document ofSubmission() {
        return new Submission.Document(type, fileName, Optional.of(title).filter(it -> !it.isBlank()), metadata);
    }
}
