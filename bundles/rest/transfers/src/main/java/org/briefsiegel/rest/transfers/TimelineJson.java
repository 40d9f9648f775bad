package org.briefsiegel.rest.transfers;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.briefsiegel.transfer.api.TransferEvent;

/** What happened to a transfer, the oldest first. */
@Schema(name = "Timeline")
record TimelineJson(
        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED))
        List<Event> events) {

    static TimelineJson of(List<TransferEvent> events) {
        return new TimelineJson(events.stream()
                .map(event -> new Event(event.time().toString(), event.kind().id(), event.detail()))
                .toList());
    }

    /** One event. */
    @Schema(name = "Event")
    record Event(
            @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-24T09:00:00Z")
            String time,

            @Schema(requiredMode = REQUIRED, description = "More kinds may come.", example = "delivery-delayed")
            String kind,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "A word or two for people; may be empty.",
                    example = "mailbox-full link (recipient refused: 452 4.2.2)")
            String detail) {}
}
