package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Preparing windows, which a practice system then opens for the person who works with it. */
@Component(
        service = WindowsResource.class,
        configurationPid = "org.briefsiegel.transfer.rest",
        property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Windows")
@Path("/api/v1")
public final class WindowsResource {

    private final WindowDesk desk;
    private final Counter counter;
    private final Drain drain;
    private final URI baseUrl;
    private final RequestReader reader = new RequestReader();

    @Activate
    public WindowsResource(
            @Reference WindowDesk desk, @Reference Counter counter, @Reference Site site, Config uploads) {
        this(
                desk,
                counter,
                new Drain(uploads.drainBytes(), Duration.ofSeconds(uploads.drainSeconds())),
                site.baseUrl());
    }

    WindowsResource(WindowDesk desk, Counter counter, Drain drain, URI baseUrl) {
        this.desk = desk;
        this.counter = counter;
        this.drain = drain;
        this.baseUrl = baseUrl;
    }

    @POST
    @Path("send-windows")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "prepareSendWindow",
            summary = "Prepare a window in which a person chooses how documents are sent, and sends them",
            description = "Takes the parts of a transfer, but only `documents` must be in the JSON; all else is a "
                    + "suggestion. The window opens once, within 30 minutes.",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Prepared",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = WindowJson.class))))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Parts.class),
                            encoding = @Encoding(name = "transfer", contentType = Api.JSON)))
    @Refuses.Preparing
    @Refuses.Everywhere
    public Response sendWindow(@Context HttpHeaders headers, @Parameter(hidden = true) InputStream body) {
        InputStream upload = new Sending(body);
        return counter.serve(headers, (practice, locale) -> {
            try {
                return prepare(headers, upload, practice, locale);
            } finally {
                drain.rest(upload);
            }
        });
    }

    @POST
    @Path("overview-windows")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "prepareOverviewWindow",
            summary = "Prepare a window with the practice's transfers",
            description = "Lists what needs somebody, then all transfers, with search, timeline and proof. The "
                    + "window opens once, within 30 minutes.",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Prepared",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = WindowJson.class))))
    @RequestBody(
            required = true,
            content = @Content(mediaType = Api.JSON, schema = @Schema(implementation = OverviewRequest.class)))
    @Refuses.Preparing
    @Refuses.Everywhere
    public Response overviewWindow(@Context HttpHeaders headers, @Parameter(hidden = true) InputStream body) {
        return counter.serve(
                headers,
                (practice, locale) -> reader.overview(new Sending(body).readNBytes(RequestReader.MAX_BYTES + 1), locale)
                        .map(request -> created(desk.prepareOverview(practice.id(), request.locale()))));
    }

    private Reply<Response> prepare(HttpHeaders headers, InputStream body, Practice practice, Locale locale)
            throws IOException {
        Upload upload = Upload.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body, locale);
        Reply<WindowRequest> read = reader.window(upload.transfer(), locale);
        if (read instanceof Reply.Refused<WindowRequest> refused) {
            return Reply.refused(refused.refusal());
        }
        Draft draft = ((Reply.Done<WindowRequest>) read).value().draft(practice.id());
        return desk.prepare(draft, upload.documents(draft.documents().size())).map(this::created);
    }

    private Response created(Window.Ticket ticket) {
        return Response.fromResponse(Answers.ok(WindowJson.of(ticket, baseUrl)))
                .status(Response.Status.CREATED)
                .build();
    }

    /** The parts of an upload, in this order. */
    @Schema(name = "WindowUpload")
    record Parts(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            WindowRequest transfer,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    requiredMode = Schema.RequiredMode.REQUIRED,
                                    description = "One for each entry of `documents`, in their order."),
                    schema = @Schema(types = "string", format = "binary"))
            List<String> document) {}
}
