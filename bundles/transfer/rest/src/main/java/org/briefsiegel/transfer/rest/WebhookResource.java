package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookDesk;
import org.briefsiegel.webhook.api.WebhookDesk.Putting;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where a practice system wants to be told what happens, and what became of what it was told. */
@Component(service = WebhookResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Webhook")
@Path("/api/v1/webhook")
public final class WebhookResource {

    /** Each makes this server call somebody. */
    private static final int PUTS_PER_MINUTE = 20;

    private static final Duration A_PROBE = Duration.ofSeconds(15);

    private final WebhookDesk desk;
    private final Counter counter;
    private final RequestReader reader = new RequestReader();
    private final Rate puts = new Rate(PUTS_PER_MINUTE, System::nanoTime);

    @Activate
    public WebhookResource(@Reference WebhookDesk desk, @Reference Counter counter) {
        this.desk = desk;
        this.counter = counter;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putWebhook",
            summary = "Be told what happens, in the place of any webhook before",
            description =
                    "The receiver must answer a signed message of the type `webhook.test` with 2xx first. Messages are"
                            + " signed as Standard Webhooks says, and tried for days; the answer 410 disables the webhook.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The receiver has answered; the webhook is active",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = WebhookJson.class))))
    @RequestBody(
            required = true,
            content = @Content(mediaType = Api.JSON, schema = @Schema(implementation = WebhookRequest.class)))
    @Refuses.Registering
    @Refuses.Everywhere
    public Response put(@Context HttpHeaders headers, @Parameter(hidden = true) InputStream body) {
        return counter.serve(
                headers,
                (practice, locale) -> reader.webhook(new Sending(body).readNBytes(RequestReader.MAX_BYTES + 1), locale)
                        .then(request -> puts.waitFor(practice.id())
                                .map(wait -> later(wait, locale))
                                .orElseGet(() -> put(practice.id(), request, locale))));
    }

    private static Reply<Response> later(Duration wait, Locale locale) {
        return Reply.refused(Refusal.of(Problem.RATE_LIMITED, Texts.text(locale, "detail.webhook-rate"))
                .after(wait));
    }

    private Reply<Response> put(String practice, WebhookRequest request, Locale locale) {
        Putting putting = desk.put(
                practice,
                request.url(),
                Optional.of(request.secret()).filter(secret -> !secret.isEmpty()),
                new HashSet<>(request.events()),
                locale);
        if (putting instanceof Putting.Busy) {
            return later(A_PROBE, locale);
        }
        if (putting instanceof Putting.Refused refused) {
            Refusal.Flaw flaw = new Refusal.Flaw("/" + refused.field(), refused.code(), refused.reason());
            return Reply.refused(new Refusal(Problem.INVALID_REQUEST, refused.reason(), List.of(flaw)));
        }
        Putting.Done done = (Putting.Done) putting;
        return Reply.done(Answers.ok(WebhookJson.of(done.webhook(), done.newSecret())));
    }

    @GET
    @Operation(
            operationId = "getWebhook",
            summary = "The webhook, without its secret",
            description = "Has an `ETag`: with `If-None-Match`, what is unchanged is 304.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "As it stands",
                            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = WebhookJson.class))))
    @Refuses.Lookup
    @Refuses.Everywhere
    public Response get(@Context HttpHeaders headers) {
        return counter.serve(
                headers,
                (practice, locale) -> desk.find(practice.id())
                        .map(webhook -> Reply.done(Answers.ok(WebhookJson.of(webhook, Optional.empty()))))
                        .orElseGet(() -> nothing(locale)));
    }

    @DELETE
    @Operation(
            operationId = "deleteWebhook",
            summary = "Be told nothing any more",
            description = "What waits to be sent is dropped, too.",
            responses = @ApiResponse(responseCode = "204", description = "The webhook and its messages are gone"))
    @Refuses.Lookup
    @Refuses.Everywhere
    public Response delete(@Context HttpHeaders headers) {
        return counter.serve(
                headers,
                (practice, locale) -> desk.remove(practice.id())
                        ? Reply.done(Response.noContent().build())
                        : nothing(locale));
    }

    @GET
    @Path("messages")
    @Operation(
            operationId = "listWebhookMessages",
            summary = "What was sent, waits, or was given up (`dead`), the newest first",
            description = "Messages are kept for 30 days. `cursor` of the answer asks for the next page with the "
                    + "same parameters.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "One page",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = WebhookJson.Page.class))))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Only what stands there.",
            schema =
                    @Schema(
                            types = "string",
                            allowableValues = {"waiting", "delivered", "dead"}))
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
    public Response messages(@Context HttpHeaders headers, @Context UriInfo uri) {
        return counter.serve(
                headers,
                (practice, locale) -> PageQuery.state(uri.getQueryParameters(), WebhookMessage.State.values(), locale)
                        .then(state -> PageQuery.of(uri.getQueryParameters(), locale)
                                .map(page -> page(practice.id(), state, page))));
    }

    private Response page(String practice, Optional<WebhookMessage.State> state, PageQuery query) {
        List<WebhookMessage> page = desk.messages(practice, state, query.after(), query.limit());
        return Answers.ok(new WebhookJson.Page(
                page.stream().map(WebhookJson.Message::of).toList(),
                query.next(page.stream().map(WebhookMessage::id).toList()).orElse(null)));
    }

    @POST
    @Path("messages/{id}/replay")
    @Operation(
            operationId = "replayWebhookMessage",
            summary = "Send a message again, with all its tries",
            description = "Under the same `webhook-id`, so that a receiver knows it again. Refused while the "
                    + "webhook is disabled.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "It waits to be sent",
                            content =
                                    @Content(
                                            mediaType = Api.JSON,
                                            schema = @Schema(implementation = WebhookJson.Message.class))))
    @Refuses.Action
    @Refuses.Everywhere
    public Response replay(
            @Context HttpHeaders headers,
            @Parameter(description = "Id of the message.", example = "msg_019ab3c4d5e6f7a8b9c0d1e2f3a4")
                    @PathParam("id")
                    String id) {
        return counter.serve(headers, (practice, locale) -> {
            boolean disabled = desk.find(practice.id())
                    .filter(webhook -> webhook.state() == Webhook.State.DISABLED)
                    .isPresent();
            if (disabled) {
                return Reply.refused(Refusal.of(Problem.STATE_CONFLICT, Texts.text(locale, "detail.webhook-disabled")));
            }
            return desk.replay(practice.id(), id)
                    .map(message -> Reply.done(Answers.ok(WebhookJson.Message.of(message))))
                    .orElseGet(() -> nothing(locale));
        });
    }

    private static Reply<Response> nothing(Locale locale) {
        return Reply.refused(Refusal.of(Problem.NOT_FOUND, Texts.text(locale, "detail.not-found")));
    }
}
