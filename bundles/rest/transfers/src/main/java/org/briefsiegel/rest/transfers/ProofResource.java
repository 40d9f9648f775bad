package org.briefsiegel.rest.transfers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.print.papers.Papers;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.Formats;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be shown to whoever asks whether a document was sent, opened, and deleted. */
@Component(service = ProofResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Transfers")
@PracticeApi
@Path("/api/v1/transfers/{id}/proof")
public final class ProofResource {

    private final TransferService service;
    private final Papers papers;
    private final Clock clock;

    @Activate
    public ProofResource(@Reference TransferService service, @Reference Site site, @Reference Clock clock) {
        this(service, new Papers(site.zone()), clock);
    }

    ProofResource(TransferService service, Papers papers, Clock clock) {
        this.service = service;
        this.papers = papers;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getProof",
            summary = "What was sent to whom, and all that happened to it",
            description = "Names the sender, the documents by their SHA-256, the recipient, and all events, the "
                    + "oldest first.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "As JSON, or as PDF where `Accept` asks for it",
                            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ProofJson.class)),
                                @Content(
                                        mediaType = "application/pdf",
                                        schema = @Schema(types = "string", format = "binary"))
                            }))
    @Refuses.Lookup
    public Response get(
            @BeanParam Caller caller,
            @Context Request request,
            @Parameter(description = "Id of the transfer.", example = TransfersResource.EXAMPLE) @PathParam("id")
                    String id) {
        Transfer transfer = service.find(caller.id(), id).orElseThrow(NotFoundException::new);
        MediaType format = Formats.accepted(request, Formats.PDF);
        List<TransferEvent> events = service.events(caller.id(), id).orElse(List.of());
        return format.isCompatible(Formats.PDF)
                ? paper(caller, transfer, events)
                : Response.ok(ProofJson.of(caller.practice(), transfer, events)).build();
    }

    private Response paper(Caller caller, Transfer transfer, List<TransferEvent> events) {
        return Formats.paper(
                papers.proof(
                        caller.practice(),
                        transfer,
                        events,
                        clock.instant(),
                        caller.locale(),
                        service.capabilities(caller.id(), caller.locale())),
                "briefsiegel-" + transfer.id(),
                caller.locale());
    }
}
