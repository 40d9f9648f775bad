package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sending, looking up and revoking transfers. */
@Component(
        service = TransfersResource.class,
        configurationPid = "org.briefsiegel.transfer.rest",
        property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Transfers")
@Path("/api/v1/transfers")
public final class TransfersResource {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final TransferDesk desk;
    private final Counter counter;
    private final Drain drain;
    private final RequestReader reader = new RequestReader();

    @Activate
    public TransfersResource(@Reference TransferDesk desk, @Reference Counter counter, Config config) {
        this(desk, counter, new Drain(config.drainBytes(), Duration.ofSeconds(config.drainSeconds())));
    }

    TransfersResource(TransferDesk desk, Counter counter, Drain drain) {
        this.desk = desk;
        this.counter = counter;
        this.drain = drain;
    }

    @POST
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
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = TransferJson.class))))
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            required = true,
            example = "5f2b8f0e-6c1d-4b8e-9a53-0d2f6f7a1c44",
            description = "Your choice, for example a UUID: the same request under the same key is carried out once.",
            schema = @Schema(types = "string", pattern = "[!-~]{1,255}"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Parts.class),
                            encoding = @Encoding(name = "transfer", contentType = Api.JSON)))
    @Refuses.Everywhere
    @Refuses.Sending
    public Response create(@Context HttpHeaders headers, @Parameter(hidden = true) InputStream body) {
        InputStream upload = new Sending(body);
        return counter.serve(headers, (practice, locale) -> {
            try {
                return accept(headers, upload, practice, locale);
            } finally {
                drain.rest(upload);
            }
        });
    }

    @GET
    @Operation(
            operationId = "listTransfers",
            summary = "The transfers of the practice, the newest first",
            description = "`cursor` of the answer asks for the next page with the same parameters.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "One page",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = TransferJson.Page.class))))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Only what stands there.",
            schema =
                    @Schema(
                            types = "string",
                            allowableValues = {
                                "queued",
                                "notified",
                                "opened",
                                "downloaded",
                                "locked",
                                "undeliverable",
                                "doubtful",
                                "revoked",
                                "expired"
                            }))
    @Parameter(
            name = "reference",
            in = ParameterIn.QUERY,
            description = "Only what was sent under this name.",
            example = "R-2026-117",
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
    @Refuses.Query
    @Refuses.Everywhere
    public Response list(@Context HttpHeaders headers, @Context UriInfo uri) {
        return counter.serve(
                headers,
                (practice, locale) ->
                        ListQuery.of(uri.getQueryParameters(), locale).map(query -> page(practice, query)));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getTransfer",
            summary = "One transfer",
            description = "Has an `ETag`: with `If-None-Match`, what is unchanged is 304. Never holds the link, a "
                    + "code or the factor's value.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The transfer as it stands",
                            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = TransferJson.class))))
    @Refuses.Lookup
    @Refuses.Everywhere
    public Response get(
            @Context HttpHeaders headers,
            @Parameter(description = "Id of the transfer.", example = Api.TRANSFER) @PathParam("id") String id) {
        return counter.serve(
                headers,
                (practice, locale) ->
                        found(desk.find(practice.id(), id).map(TransferJson::of).map(Answers::ok), locale));
    }

    @GET
    @Path("{id}/events")
    @Operation(
            operationId = "listEvents",
            summary = "What happened to a transfer",
            description = "Has an `ETag`: with `If-None-Match`, what is unchanged is 304. More kinds of events may "
                    + "come.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The oldest first",
                            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = TransferJson.Timeline.class))))
    @Refuses.Lookup
    @Refuses.Everywhere
    public Response events(
            @Context HttpHeaders headers,
            @Parameter(description = "Id of the transfer.", example = Api.TRANSFER) @PathParam("id") String id) {
        return counter.serve(
                headers,
                (practice, locale) -> found(
                        desk.events(practice.id(), id)
                                .map(TransferJson.Timeline::of)
                                .map(Answers::ok),
                        locale));
    }

    @POST
    @Path("{id}/revoke")
    @Operation(
            operationId = "revokeTransfer",
            summary = "Withdraw a transfer: no access from now on, the content is destroyed",
            description = "What was downloaded can't be taken back; what has left as an attachment neither, and is "
                    + "refused.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The transfer as it stands now",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = TransferJson.class))))
    @Refuses.Action
    @Refuses.Everywhere
    public Response revoke(
            @Context HttpHeaders headers,
            @Parameter(description = "Id of the transfer.", example = Api.TRANSFER) @PathParam("id") String id) {
        return counter.serve(headers, (practice, locale) -> shown(desk.revoke(practice.id(), id, locale)));
    }

    @POST
    @Path("{id}/unlock")
    @Operation(
            operationId = "unlockTransfer",
            summary = "Allow new tries after a lock or during a pause",
            description = "A report of a wrong recipient is taken back without new tries; call once more to give "
                    + "them all anew.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The transfer as it stands now",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = TransferJson.class))))
    @Refuses.Action
    @Refuses.Everywhere
    public Response unlock(
            @Context HttpHeaders headers,
            @Parameter(description = "Id of the transfer.", example = Api.TRANSFER) @PathParam("id") String id) {
        return counter.serve(headers, (practice, locale) -> shown(desk.unlock(practice.id(), id, locale)));
    }

    @POST
    @Path("{id}/resend")
    @Operation(
            operationId = "resendTransfer",
            summary = "Send the notice again, and a new code where the factor sends one",
            description = "The mail holds a further link; the first stays valid. A new code voids the old one.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The transfer as it stands now",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = TransferJson.class))))
    @Refuses.Action
    @Refuses.Everywhere
    public Response resend(
            @Context HttpHeaders headers,
            @Parameter(description = "Id of the transfer.", example = Api.TRANSFER) @PathParam("id") String id) {
        return counter.serve(headers, (practice, locale) -> shown(desk.resend(practice.id(), id, locale)));
    }

    @POST
    @Path("{id}/renew")
    @Operation(
            operationId = "renewTransfer",
            summary = "A new link with its full time",
            description = "Also up to 7 days after expiry. Older links are expired from now on.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The transfer as it stands now",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = TransferJson.class))))
    @Refuses.Action
    @Refuses.Everywhere
    public Response renew(
            @Context HttpHeaders headers,
            @Parameter(description = "Id of the transfer.", example = Api.TRANSFER) @PathParam("id") String id) {
        return counter.serve(headers, (practice, locale) -> shown(desk.renew(practice.id(), id, locale)));
    }

    private static Reply<Response> shown(Reply<Transfer> reply) {
        return reply.map(TransferJson::of).map(Answers::ok);
    }

    private Reply<Response> accept(HttpHeaders headers, InputStream body, Practice practice, Locale locale)
            throws IOException {
        String key =
                Optional.ofNullable(headers.getHeaderString("Idempotency-Key")).orElse("");
        if (!IDEMPOTENCY_KEY.matcher(key).matches()) {
            return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, Texts.text(locale, "detail.idempotency-key")));
        }
        Upload upload = Upload.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body, locale);
        Reply<TransferRequest> read = reader.transfer(upload.transfer(), locale);
        if (read instanceof Reply.Refused<TransferRequest> refused) {
            return Reply.refused(refused.refusal());
        }
        Submission submission = ((Reply.Done<TransferRequest>) read).value().submission(practice.id(), key, locale);
        return desk.accept(submission, upload.documents(submission.documents().size()))
                .map(TransfersResource::created);
    }

    private static Response created(TransferDesk.Acceptance acceptance) {
        Transfer transfer = acceptance.transfer();
        Response.ResponseBuilder response = Response.fromResponse(Answers.ok(TransferJson.of(transfer)))
                .status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/transfers/" + transfer.id());
        if (acceptance.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    private Response page(Practice practice, ListQuery query) {
        List<Transfer> page = desk.list(
                practice.id(),
                query.filter(),
                query.page().after(),
                query.page().limit());
        return Answers.ok(TransferJson.Page.of(
                page, query.page().next(page.stream().map(Transfer::id).toList())));
    }

    private static Reply<Response> found(Optional<Response> response, Locale locale) {
        return response.map(Reply::done)
                .orElseGet(() -> Reply.refused(Refusal.of(Problem.NOT_FOUND, Texts.text(locale, "detail.not-found"))));
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
