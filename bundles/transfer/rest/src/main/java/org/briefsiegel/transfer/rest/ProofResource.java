package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.paper.Papers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be shown to whoever asks whether a document was sent, opened, and deleted. */
@Component(service = ProofResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Transfers")
@Path("/api/v1/transfers/{id}/proof")
public final class ProofResource {

    private final TransferDesk desk;
    private final Counter counter;
    private final Papers papers;
    private final Clock clock;

    @Activate
    public ProofResource(
            @Reference TransferDesk desk, @Reference Counter counter, @Reference Site site, @Reference Clock clock) {
        this(desk, counter, new Papers(site.zone()), clock);
    }

    ProofResource(TransferDesk desk, Counter counter, Papers papers, Clock clock) {
        this.desk = desk;
        this.counter = counter;
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
                                @Content(mediaType = Api.JSON, schema = @Schema(implementation = ProofJson.class)),
                                @Content(
                                        mediaType = "application/pdf",
                                        schema = @Schema(types = "string", format = "binary"))
                            }))
    @Refuses.Lookup
    @Refuses.Everywhere
    public Response get(
            @Context HttpHeaders headers,
            @Context Request request,
            @Parameter(description = "Id of the transfer.", example = Api.TRANSFER) @PathParam("id") String id) {
        return counter.serve(
                headers,
                (practice, locale) -> desk.find(practice.id(), id)
                        .map(transfer -> Formats.answer(
                                request, format -> shown(practice, transfer, format, locale), Formats.PDF))
                        .orElseGet(() ->
                                Reply.refused(Refusal.of(Problem.NOT_FOUND, Texts.text(locale, "detail.not-found")))));
    }

    private Reply<Response> shown(Practice practice, Transfer transfer, MediaType format, Locale locale) {
        List<TransferEvent> events = desk.events(practice.id(), transfer.id()).orElse(List.of());
        return format.isCompatible(Formats.PDF)
                ? Formats.paper(
                        papers.proof(practice, transfer, events, clock.instant(), locale),
                        "briefsiegel-" + transfer.id(),
                        locale)
                : Reply.done(Answers.ok(ProofJson.of(practice, transfer, events)));
    }
}
