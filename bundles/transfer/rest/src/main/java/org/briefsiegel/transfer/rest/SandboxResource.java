package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.SandboxDesk;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a sandbox practice would have sent. */
@Component(service = SandboxResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Sandbox")
@Path("/api/v1/sandbox")
public final class SandboxResource {

    private final SandboxDesk desk;
    private final Counter counter;

    @Activate
    public SandboxResource(@Reference SandboxDesk desk, @Reference Counter counter) {
        this.desk = desk;
        this.counter = counter;
    }

    @GET
    @Path("messages")
    @Operation(
            operationId = "listSandboxMessages",
            summary = "The mails and text messages that this sandbox practice would have sent, the newest first",
            description = "Nothing leaves a sandbox; here are the links and codes instead. `cursor` of the answer "
                    + "asks for the next page with the same parameters.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "One page; messages are kept for 7 days",
                            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = SandboxMessageJson.Page.class))))
    @Parameter(
            name = "transfer",
            in = ParameterIn.QUERY,
            description = "Id of a transfer: its messages only.",
            example = Api.TRANSFER,
            schema = @Schema(types = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most.",
            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "From the page before.",
            example = "bXNnXzAxOWFiM2M0ZDVlNmY3YThiOWMw",
            schema = @Schema(types = "string"))
    @ApiResponse(
            responseCode = "404",
            description = "`not-found`: this practice isn't a sandbox",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @Refuses.Query
    @Refuses.Everywhere
    public Response messages(@Context HttpHeaders headers, @Context UriInfo uri) {
        Optional<String> transfer = Optional.ofNullable(uri.getQueryParameters().getFirst("transfer"));
        return counter.serve(
                headers,
                (practice, locale) -> sandbox(practice, locale)
                        .then(id -> PageQuery.of(uri.getQueryParameters(), locale)
                                .map(query -> page(id, transfer, query))));
    }

    /** The practice's id, if it is a sandbox. */
    private static Reply<String> sandbox(Practice practice, Locale locale) {
        return practice.sandbox()
                ? Reply.done(practice.id())
                : Reply.refused(Refusal.of(Problem.NOT_FOUND, Texts.text(locale, "detail.not-a-sandbox")));
    }

    private Response page(String practice, Optional<String> transfer, PageQuery query) {
        List<SandboxMessage> page = transfer.isPresent() && !PageQuery.isId(transfer.get())
                ? List.of()
                : desk.messages(practice, transfer, query.after(), query.limit());
        return Answers.ok(SandboxMessageJson.Page.of(
                page, query.next(page.stream().map(SandboxMessage::id).toList())));
    }
}
