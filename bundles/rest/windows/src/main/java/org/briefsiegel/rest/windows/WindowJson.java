package org.briefsiegel.rest.windows;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.briefsiegel.transfer.api.Window;

/** A prepared window. */
@Schema(name = "Window")
record WindowJson(
        @Schema(
                requiredMode = REQUIRED,
                format = "uri",
                description =
                        "Open it in a tab, or in a frame of the practice's origins. It opens once; who has it gets in.",
                example = "https://briefsiegel.example/w/0123456789abcdefghijklmnopqrstuv")
        String url,

        @Schema(
                requiredMode = REQUIRED,
                format = "date-time",
                description = "Until when it can be opened.",
                example = "2026-11-24T09:30:00Z")
        String expiresAt) {

    static WindowJson of(Window.Ticket ticket, URI baseUrl) {
        return new WindowJson(
                baseUrl.resolve("/w/" + ticket.value()).toString(),
                ticket.expiresAt().toString());
    }

    @Override
    public String toString() {
        return "WindowJson[…]";
    }
}
