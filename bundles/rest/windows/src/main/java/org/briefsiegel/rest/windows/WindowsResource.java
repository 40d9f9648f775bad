package org.briefsiegel.rest.windows;

import static org.briefsiegel.rest.problem.RefusedException.orThrow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.multipart.ConsumesMultipart;
import org.briefsiegel.rest.multipart.MultipartBody;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Preparing windows, which a practice system then opens for the person who works with it. */
@Component(service = WindowsResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Windows")
@PracticeApi
@Path("/api/v1")
public final class WindowsResource {

    private final WindowService service;
    private final URI baseUrl;

    @Activate
    public WindowsResource(@Reference WindowService service, @Reference Site site) {
        this(service, site.baseUrl());
    }

    WindowsResource(WindowService service, URI baseUrl) {
        this.service = service;
        this.baseUrl = baseUrl;
    }

    @POST
    @Path("send-windows")
    @ConsumesMultipart
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
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = WindowJson.class))))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Parts.class),
                            encoding = @Encoding(name = "transfer", contentType = MediaType.APPLICATION_JSON)))
    @Refuses.Preparing
    public Response sendWindow(@BeanParam Caller caller, @Parameter(hidden = true) MultipartBody upload) {
        Draft draft = upload.transfer(WindowRequest.class).draft(caller.id());
        return created(
                orThrow(upload.documents(draft.documents().size(), documents -> service.prepare(draft, documents))));
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
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = WindowJson.class))))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OverviewRequest.class)))
    @Refuses.Preparing
    public Response overviewWindow(@BeanParam Caller caller, @Parameter(hidden = true) OverviewRequest request) {
        return created(service.prepareOverview(caller.id(), request.locale()));
    }

    private Response created(Window.Ticket ticket) {
        return Response.status(Response.Status.CREATED)
                .entity(WindowJson.of(ticket, baseUrl))
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
