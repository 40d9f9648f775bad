package org.briefsiegel.rest.transfers;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.briefsiegel.rest.json.MaxLength;
import org.briefsiegel.transfer.api.AccessSheetService.Handout;

/** How a sheet is handed out. */
@Schema(name = "NewAccessSheet", additionalProperties = FALSE)
record AccessSheetRequest(
        @NotBlank
        @Size(max = MaxLength.LINE)
        @Schema(
                description = "Who gives it to the recipient; on record in timeline and proof.",
                example = "Frau Huber, Anmeldung")
        String handedOutBy,

        @Size(max = MaxLength.LINE)
        @Schema(
                types = {"string", "null"},
                implementation = String.class,
                description =
                        "What the recipient will be asked for, to stand on the sheet: a `handover`, for instance. Whoever has"
                                + " the sheet then has all. It isn't kept; that it was printed is on record.",
                example = "7KMPX-49TRD")
        String code,

        @Size(max = MaxLength.ID)
        @Schema(
                types = {"string", "null"},
                implementation = String.class,
                description = "The channel that prints; needed where there are several.",
                example = "sheet")
        String channel) {

    Handout handout() {
        return new Handout(Optional.of(channel).filter(id -> !id.isEmpty()), handedOutBy, code);
    }

    @Override
    public String toString() {
        return "AccessSheetRequest[…]";
    }
}
