package org.briefsiegel.rest.transfers;

import static org.briefsiegel.rest.problem.RefusedException.orThrow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.PageQuery;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.multipart.ConsumesMultipart;
import org.briefsiegel.rest.multipart.MultipartBody;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Warning;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sending and looking up transfers. */
@Component(service = TransfersResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Transfers")
@PracticeApi
@Path("/api/v1/transfers")
public final class TransfersResource {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Id of a transfer, as an example. */
    static final String EXAMPLE = "06mhgn8g1v2q9s3c5d7e9f1h3k";

    private static final ApiTexts TEXTS = new ApiTexts(TransfersResource.class);

    private final TransferService service;

    @Activate
    public TransfersResource(@Reference TransferService service) {
        this.service = service;
    }

    @POST
    @ConsumesMultipart
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "sendTransfer",
            summary = "Send documents",
            description = "First the part `transfer`, then a part `document` for each entry of `documents`, in that "
                    + "order. A refused transfer leaves nothing behind. When an answer got lost, repeat the "
                    + "request under the same key: it is carried out once.",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Accepted, or was accepted before under the same key",
                            headers = {
                                @Header(name = "Location", schema = @Schema(types = "string"), required = true),
                                @Header(
                                        name = "Idempotency-Replayed",
                                        description = "`true` where the key had made the transfer before.",
                                        schema = @Schema(types = "string"))
                            },
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = TransferJson.class))))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Parts.class),
                            encoding = @Encoding(name = "transfer", contentType = MediaType.APPLICATION_JSON)))
    @Refuses.Sending
    public Response create(
            @BeanParam Caller caller,
            @Parameter(
                            required = true,
                            example = "5f2b8f0e-6c1d-4b8e-9a53-0d2f6f7a1c44",
                            description =
                                    "Your choice, for example a UUID: the same request under the same key is carried out once.",
                            schema = @Schema(types = "string", pattern = "[!-~]{1,255}"))
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Parameter(hidden = true) MultipartBody upload) {
        if (key == null || !IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw new RefusedException(Problem.INVALID_REQUEST, TEXTS.text(caller.locale(), "detail.idempotency-key"));
        }
        Submission submission = upload.transfer(TransferRequest.class).submission(caller.id(), key, caller.locale());
        TransferService.Acceptance acceptance = orThrow(
                upload.documents(submission.documents().size(), documents -> service.accept(submission, documents)));
        return created(
                acceptance,
                service.warnings(caller.id(), acceptance.transfer().recipient().email(), caller.locale()));
    }

    private static Response created(TransferService.Acceptance acceptance, List<Warning> warnings) {
        Transfer transfer = acceptance.transfer();
        Response.ResponseBuilder response = Response.status(Response.Status.CREATED)
                .entity(TransferJson.of(transfer, acceptance.handover(), warnings))
                .header(HttpHeaders.LOCATION, "/api/v1/transfers/" + transfer.id());
        if (acceptance.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    @GET
    @Operation(
            operationId = "listTransfers",
            summary = "The transfers of the practice, the newest first",
            description = "`cursor` of the answer asks for the next page with the same parameters.")
    @ApiResponse(responseCode = "200", description = "One page", useReturnTypeSchema = true)
    @Refuses.Query
    public TransferJson.Page list(
            @BeanParam Caller caller,
            @Parameter(
                            description = "Only what stands there.",
                            schema =
                                    @Schema(
                                            types = "string",
                                            allowableValues = {
                                                "queued",
                                                "notified",
                                                "delivered",
                                                "opened",
                                                "downloaded",
                                                "locked",
                                                "undeliverable",
                                                "doubtful",
                                                "revoked",
                                                "expired"
                                            }))
                    @QueryParam("state")
                    String state,
            @Parameter(
                            description = "Only what was sent under this name.",
                            example = "R-2026-117",
                            schema = @Schema(types = "string"))
                    @QueryParam("reference")
                    String reference,
            @BeanParam PageQuery query) {
        TransferService.Filter filter = new TransferService.Filter(
                PageQuery.state(state, TransferState.values(), caller.locale()), Optional.ofNullable(reference));
        PageQuery.Page page = query.page(caller.locale());
        List<Transfer> transfers = service.list(caller.id(), filter, page.after(), page.limit());
        return TransferJson.Page.of(
                transfers, page.next(transfers.stream().map(Transfer::id).toList()));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getTransfer",
            summary = "One transfer",
            description = "Has an `ETag`: with `If-None-Match`, what is unchanged is 304. Never holds the link, a "
                    + "code or the factor's value.")
    @ApiResponse(
            responseCode = "200",
            description = "The transfer as it stands",
            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
            useReturnTypeSchema = true)
    @Refuses.Lookup
    public TransferJson get(
            @BeanParam Caller caller,
            @Parameter(description = "Id of the transfer.", example = EXAMPLE) @PathParam("id") String id) {
        return service.find(caller.id(), id).map(TransferJson::of).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("{id}/events")
    @Operation(
            operationId = "listEvents",
            summary = "What happened to a transfer",
            description = "Has an `ETag`: with `If-None-Match`, what is unchanged is 304. More kinds of events may "
                    + "come.")
    @ApiResponse(
            responseCode = "200",
            description = "The oldest first",
            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
            useReturnTypeSchema = true)
    @Refuses.Lookup
    public TimelineJson events(
            @BeanParam Caller caller,
            @Parameter(description = "Id of the transfer.", example = EXAMPLE) @PathParam("id") String id) {
        return service.events(caller.id(), id).map(TimelineJson::of).orElseThrow(NotFoundException::new);
    }

    /** The parts of an upload, in this order. */
    @Schema(name = "Upload")
    record Parts(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            TransferRequest transfer,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    requiredMode = Schema.RequiredMode.REQUIRED,
                                    description = "One for each entry of `documents`, in their order."),
                    schema = @Schema(types = "string", format = "binary"))
            List<String> document) {}
}
