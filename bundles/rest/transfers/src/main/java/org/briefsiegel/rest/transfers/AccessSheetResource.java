package org.briefsiegel.rest.transfers;

import static org.briefsiegel.rest.problem.RefusedException.orThrow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.Formats;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links on paper. */
@Component(service = AccessSheetResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Transfers")
@PracticeApi
@Path("/api/v1/transfers/{id}/sheets")
public final class AccessSheetResource {

    private final AccessSheetService service;

    @Activate
    public AccessSheetResource(@Reference AccessSheetService service) {
        this.service = service;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "printAccessSheet",
            summary = "Print a sheet of paper with a further link",
            description =
                    "For who has no mail address, or doesn't find the mail: the link as a QR code and in letters, and what to do,"
                            + " in two languages. Each sheet has a link of its own, which works as long as the others do and is"
                            + " asked what they are. Nothing is sent or charged.")
    @ApiResponse(
            responseCode = "200",
            description = "The sheet, A4",
            content = @Content(mediaType = "application/pdf", schema = @Schema(types = "string", format = "binary")))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AccessSheetRequest.class)))
    @Refuses.Printing
    public Response print(
            @BeanParam Caller caller,
            @Parameter(description = "Id of the transfer.", example = TransfersResource.EXAMPLE) @PathParam("id")
                    String id,
            @Parameter(hidden = true) AccessSheetRequest request) {
        byte[] pdf = orThrow(service.print(caller.id(), id, request.handout(), caller.locale()));
        return Formats.file(pdf, Formats.PDF, "briefsiegel-" + id + "-sheet.pdf");
    }
}
