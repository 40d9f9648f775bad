package org.briefsiegel.rest.transfers;

import static org.briefsiegel.rest.problem.RefusedException.orThrow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.TransferService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ending, unlocking and repeating a transfer. */
@Component(service = TransferActionsResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Transfers")
@PracticeApi
@Path("/api/v1/transfers")
public final class TransferActionsResource {

    private final TransferService service;

    @Activate
    public TransferActionsResource(@Reference TransferService service) {
        this.service = service;
    }

    @POST
    @Path("{id}/revoke")
    @Operation(
            operationId = "revokeTransfer",
            summary = "Withdraw a transfer: no access from now on, the content is destroyed",
            description = "What was downloaded can't be taken back; what has left as an attachment neither, and is "
                    + "refused.")
    @ApiResponse(responseCode = "200", description = "The transfer as it stands now", useReturnTypeSchema = true)
    @Refuses.Action
    public TransferJson revoke(
            @BeanParam Caller caller,
            @Parameter(description = "Id of the transfer.", example = TransfersResource.EXAMPLE) @PathParam("id")
                    String id) {
        return TransferJson.of(orThrow(service.revoke(caller.id(), id, caller.locale())));
    }

    @POST
    @Path("{id}/unlock")
    @Operation(
            operationId = "unlockTransfer",
            summary = "Allow new tries after a lock or during a pause",
            description = "A report of a wrong recipient is taken back without new tries; call once more to give "
                    + "them all anew.")
    @ApiResponse(responseCode = "200", description = "The transfer as it stands now", useReturnTypeSchema = true)
    @Refuses.Action
    public TransferJson unlock(
            @BeanParam Caller caller,
            @Parameter(description = "Id of the transfer.", example = TransfersResource.EXAMPLE) @PathParam("id")
                    String id) {
        return TransferJson.of(orThrow(service.unlock(caller.id(), id, caller.locale())));
    }

    @POST
    @Path("{id}/resend")
    @Operation(
            operationId = "resendTransfer",
            summary = "Send the notice again, and a new code where the factor sends one",
            description = "The mail holds a further link; the first stays valid. A new code voids the old one.")
    @ApiResponse(responseCode = "200", description = "The transfer as it stands now", useReturnTypeSchema = true)
    @Refuses.Action
    public TransferJson resend(
            @BeanParam Caller caller,
            @Parameter(description = "Id of the transfer.", example = TransfersResource.EXAMPLE) @PathParam("id")
                    String id) {
        return TransferJson.of(orThrow(service.resend(caller.id(), id, caller.locale())));
    }

    @POST
    @Path("{id}/renew")
    @Operation(
            operationId = "renewTransfer",
            summary = "A new link with its full time",
            description =
                    "Also up to 7 days after expiry. Older links are expired from now on; where the link is printed, "
                            + "they go on instead, and a lost sheet is a reason to revoke.")
    @ApiResponse(responseCode = "200", description = "The transfer as it stands now", useReturnTypeSchema = true)
    @Refuses.Action
    public TransferJson renew(
            @BeanParam Caller caller,
            @Parameter(description = "Id of the transfer.", example = TransfersResource.EXAMPLE) @PathParam("id")
                    String id) {
        return TransferJson.of(orThrow(service.renew(caller.id(), id, caller.locale())));
    }
}
