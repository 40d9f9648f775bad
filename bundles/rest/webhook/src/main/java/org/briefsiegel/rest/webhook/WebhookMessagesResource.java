package org.briefsiegel.rest.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What became of what a practice system was told. */
@Component(service = WebhookMessagesResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Webhook")
@PracticeApi
@Path("/api/v1/webhook/messages")
public final class WebhookMessagesResource {

    private static final ApiTexts TEXTS = new ApiTexts(WebhookMessagesResource.class);

    private final WebhookService service;

    @Activate
    public WebhookMessagesResource(@Reference WebhookService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "listWebhookMessages",
            summary = "What was sent, waits, or was given up (`dead`), the newest first",
            description = "Messages are kept for 30 days. `cursor` of the answer asks for the next page with the "
                    + "same parameters.")
    @ApiResponse(responseCode = "200", description = "One page", useReturnTypeSchema = true)
    @Refuses.Query
    public WebhookMessageJson.Page list(
            @BeanParam Caller caller,
            @Parameter(
                            description = "Only what stands there.",
                            schema =
                                    @Schema(
                                            types = "string",
                                            allowableValues = {"waiting", "delivered", "dead"}))
                    @QueryParam("state")
                    String state,
            @BeanParam PageQuery query) {
        Optional<WebhookMessage.State> wanted = PageQuery.state(state, WebhookMessage.State.values(), caller.locale());
        PageQuery.Page page = query.page(caller.locale());
        List<WebhookMessage> messages = service.messages(caller.id(), wanted, page.after(), page.limit());
        return WebhookMessageJson.Page.of(
                messages, page.next(messages.stream().map(WebhookMessage::id).toList()));
    }

    @POST
    @Path("{id}/replay")
    @Operation(
            operationId = "replayWebhookMessage",
            summary = "Send a message again, with all its tries",
            description = "Under the same `webhook-id`, so that a receiver knows it again. Refused while the "
                    + "webhook is disabled.")
    @ApiResponse(responseCode = "200", description = "It waits to be sent", useReturnTypeSchema = true)
    @Refuses.Action
    public WebhookMessageJson replay(
            @BeanParam Caller caller,
            @Parameter(description = "Id of the message.", example = "msg_019ab3c4d5e6f7a8b9c0d1e2f3a4")
                    @PathParam("id")
                    String id) {
        if (isDisabled(caller.id())) {
            throw new RefusedException(Problem.STATE_CONFLICT, TEXTS.text(caller.locale(), "detail.webhook-disabled"));
        }
        return service.replay(caller.id(), id).map(WebhookMessageJson::of).orElseThrow(NotFoundException::new);
    }

    private boolean isDisabled(String practice) {
        return service.find(practice)
                .filter(webhook -> webhook.state() == Webhook.State.DISABLED)
                .isPresent();
    }
}
