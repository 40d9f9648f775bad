package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.TransferDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be sent at the moment, and at what price. */
@Component(service = OffersResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Before sending")
@Path("/api/v1")
public final class OffersResource {

    private final TransferDesk desk;
    private final Counter counter;
    private final RequestReader reader = new RequestReader();

    @Activate
    public OffersResource(@Reference TransferDesk desk, @Reference Counter counter) {
        this.desk = desk;
        this.counter = counter;
    }

    @GET
    @Path("capabilities")
    @Operation(
            operationId = "getCapabilities",
            summary = "What this practice can send now, and how",
            description = "Ask before a choice is shown: plug-ins come and go. A factor that can't be used now says "
                    + "why in `reason`.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Document types and factors",
                            content =
                                    @Content(mediaType = Api.JSON, schema = @Schema(implementation = OfferJson.class))))
    @Refuses.Everywhere
    public Response capabilities(@Context HttpHeaders headers) {
        return counter.serve(
                headers,
                (practice, locale) ->
                        Reply.done(Answers.ok(OfferJson.of(practice, desk.capabilities(practice.id(), locale)))));
    }

    @POST
    @Path("quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "quote",
            summary = "The price of a transfer",
            description = "Only what is `chargeable` needs a quote; its `id` goes into `authentication.quoteId` of "
                    + "the transfer. The price is owed once the code is on its way.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Holds until `validUntil`; 0.00 for what is free",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = OfferJson.Quote.class))))
    @RequestBody(
            required = true,
            content = @Content(mediaType = Api.JSON, schema = @Schema(implementation = QuoteRequest.class)))
    @Refuses.Everywhere
    @Refuses.Pricing
    public Response quote(@Context HttpHeaders headers, @Parameter(hidden = true) InputStream body) {
        return counter.serve(
                headers,
                (practice, locale) -> reader.quote(new Sending(body).readNBytes(RequestReader.MAX_BYTES + 1), locale)
                        .map(request -> request.priceRequest(practice.id(), locale))
                        .then(desk::quote)
                        .map(OfferJson.Quote::of)
                        .map(Answers::ok));
    }
}
