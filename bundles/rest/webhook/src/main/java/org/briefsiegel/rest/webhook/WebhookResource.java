package org.briefsiegel.rest.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.ratelimit.RateLimit;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.webhook.api.WebhookService;
import org.briefsiegel.webhook.api.WebhookService.Putting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where a practice system wants to be told what happens. */
@Component(service = WebhookResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Webhook")
@PracticeApi
@Path("/api/v1/webhook")
public final class WebhookResource {

    /** Each makes this server call somebody. */
    private static final int PUTS_PER_MINUTE = 20;

    private static final Duration A_PROBE = Duration.ofSeconds(15);

    private static final ApiTexts TEXTS = new ApiTexts(WebhookResource.class);

    private final WebhookService service;
    private final RateLimit puts = new RateLimit(PUTS_PER_MINUTE);

    @Activate
    public WebhookResource(@Reference WebhookService service) {
        this.service = service;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putWebhook",
            summary = "Be told what happens, in the place of any webhook before",
            description =
                    "The receiver must answer a signed message of the type `webhook.test` with 2xx first. Messages are"
                            + " signed as Standard Webhooks says, and tried for days; the answer 410 disables the webhook.")
    @ApiResponse(
            responseCode = "200",
            description = "The receiver has answered; the webhook is active",
            useReturnTypeSchema = true)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookRequest.class)))
    @Refuses.Registering
    public WebhookJson put(@BeanParam Caller caller, @Parameter(hidden = true) WebhookRequest request) {
        puts.take(caller.id()).ifPresent(wait -> {
            throw later(wait, caller.locale());
        });
        Putting putting = service.put(
                caller.id(),
                request.url(),
                Optional.of(request.secret()).filter(secret -> !secret.isEmpty()),
                new HashSet<>(request.events()),
                caller.locale());
        if (putting instanceof Putting.Busy) {
            throw later(A_PROBE, caller.locale());
        }
        if (putting instanceof Putting.Refused refused) {
            throw refused(refused);
        }
        Putting.Done done = (Putting.Done) putting;
        return WebhookJson.of(done.webhook(), done.newSecret());
    }

    private static RefusedException later(Duration wait, Locale locale) {
        return new RefusedException(Refusal.of(Problem.RATE_LIMITED, TEXTS.text(locale, "detail.webhook-rate"))
                .after(wait));
    }

    private static RefusedException refused(Putting.Refused refused) {
        Refusal.Flaw flaw = new Refusal.Flaw("/" + refused.field(), refused.code(), refused.reason());
        return new RefusedException(new Refusal(Problem.INVALID_REQUEST, refused.reason(), List.of(flaw)));
    }

    @GET
    @Operation(
            operationId = "getWebhook",
            summary = "The webhook, without its secret",
            description = "Has an `ETag`: with `If-None-Match`, what is unchanged is 304.")
    @ApiResponse(
            responseCode = "200",
            description = "As it stands",
            headers = @Header(name = "ETag", schema = @Schema(types = "string")),
            useReturnTypeSchema = true)
    @Refuses.Lookup
    public WebhookJson get(@BeanParam Caller caller) {
        return service.find(caller.id())
                .map(webhook -> WebhookJson.of(webhook, Optional.empty()))
                .orElseThrow(NotFoundException::new);
    }

    @DELETE
    @Operation(
            operationId = "deleteWebhook",
            summary = "Be told nothing any more",
            description = "What waits to be sent is dropped, too.",
            responses = @ApiResponse(responseCode = "204", description = "The webhook and its messages are gone"))
    @Refuses.Lookup
    public void delete(@BeanParam Caller caller) {
        if (!service.remove(caller.id())) {
            throw new NotFoundException();
        }
    }
}
