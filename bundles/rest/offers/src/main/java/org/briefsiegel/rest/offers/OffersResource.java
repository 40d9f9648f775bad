package org.briefsiegel.rest.offers;

import static org.briefsiegel.rest.problem.RefusedException.orThrow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.price.QuoteJson;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.TransferService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be sent at the moment, and at what price. */
@Component(service = OffersResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Before sending")
@PracticeApi
@Path("/api/v1")
public final class OffersResource {

    private final TransferService service;

    @Activate
    public OffersResource(@Reference TransferService service) {
        this.service = service;
    }

    @GET
    @Path("capabilities")
    @Operation(
            operationId = "getCapabilities",
            summary = "What this practice can send now, and how",
            description = "Ask before a choice is shown: plug-ins come and go. A factor that can't be used now says "
                    + "why in `reason`.")
    @ApiResponse(responseCode = "200", description = "Document types and factors", useReturnTypeSchema = true)
    public CapabilitiesJson capabilities(@BeanParam Caller caller) {
        return CapabilitiesJson.of(caller.practice(), service.capabilities(caller.id(), caller.locale()));
    }

    @POST
    @Path("quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "quote",
            summary = "The price of a transfer",
            description = "What is `chargeable` needs a quote; its `id` goes into `authentication.quoteId` of "
                    + "the transfer. The price is owed once the code is on its way. Where the practice has reminders by text "
                    + "message set, they follow only a transfer that names a quote, of a free factor too: `most` is "
                    + "what they may cost with it.")
    @ApiResponse(
            responseCode = "200",
            description = "Holds until `validUntil`; 0.00 for what is free",
            useReturnTypeSchema = true)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuoteRequest.class)))
    @Refuses.Pricing
    public QuoteJson quote(@BeanParam Caller caller, @Parameter(hidden = true) QuoteRequest request) {
        PriceQuote quote = orThrow(service.quote(request.priceRequest(caller.id(), caller.locale())));
        return QuoteJson.of(
                quote, service.warnings(caller.id(), request.recipient().email(), caller.locale()));
    }
}
