package org.briefsiegel.rest.sandbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.PageQuery;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.briefsiegel.transfer.api.SandboxService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a sandbox practice would have sent. */
@Component(service = SandboxResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Sandbox")
@PracticeApi
@Path("/api/v1/sandbox")
public final class SandboxResource {

    private static final ApiTexts TEXTS = new ApiTexts(SandboxResource.class);

    private final SandboxService service;

    @Activate
    public SandboxResource(@Reference SandboxService service) {
        this.service = service;
    }

    @GET
    @Path("messages")
    @Operation(
            operationId = "listSandboxMessages",
            summary = "The mails and text messages that this sandbox practice would have sent, the newest first",
            description = "Nothing leaves a sandbox; here are the links and codes instead. `cursor` of the answer "
                    + "asks for the next page with the same parameters.")
    @ApiResponse(
            responseCode = "200",
            description = "One page; messages are kept for 7 days",
            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "`not-found`: this practice isn't a sandbox")
    @Refuses.Query
    public SandboxMessageJson.Page messages(
            @BeanParam Caller caller,
            @Parameter(
                            description = "Id of a transfer: its messages only.",
                            example = "06mhgn8g1v2q9s3c5d7e9f1h3k",
                            schema = @Schema(types = "string"))
                    @QueryParam("transfer")
                    String transfer,
            @BeanParam PageQuery query) {
        if (!caller.practice().sandbox()) {
            throw new RefusedException(Problem.NOT_FOUND, TEXTS.text(caller.locale(), "detail.not-a-sandbox"));
        }
        PageQuery.Page page = query.page(caller.locale());
        List<SandboxMessage> messages = transfer != null && !PageQuery.isId(transfer)
                ? List.of()
                : service.messages(caller.id(), Optional.ofNullable(transfer), page.after(), page.limit());
        return SandboxMessageJson.Page.of(
                messages, page.next(messages.stream().map(SandboxMessage::id).toList()));
    }
}
