package org.briefsiegel.rest.transfers;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;

/** The shape in which the proof of a transfer is answered: who sent what to whom, and all that happened. */
@Schema(name = "Proof")
record ProofJson(
        @Schema(requiredMode = REQUIRED) Sender sender,
        @Schema(requiredMode = REQUIRED) TransferJson transfer,

        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED, description = "The oldest first."))
        List<TimelineJson.Event> events) {

    static ProofJson of(Practice practice, Transfer transfer, List<TransferEvent> events) {
        return new ProofJson(
                new Sender(practice.name(), practice.email(), practice.phone()),
                TransferJson.of(transfer),
                TimelineJson.of(events).events());
    }

    /** The practice, as the recipient saw it. */
    @Schema(name = "Sender")
    record Sender(
            @Schema(requiredMode = REQUIRED, example = "Ordination Dr. Steiner")
            String name,

            @Schema(requiredMode = REQUIRED, example = "ordination@example.org")
            String email,

            @Schema(requiredMode = REQUIRED, example = "+43 1 234 56 78")
            String phone) {}
}
