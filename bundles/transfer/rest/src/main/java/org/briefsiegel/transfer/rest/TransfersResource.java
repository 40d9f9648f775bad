package org.briefsiegel.transfer.rest;

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
import org.briefsiegel.practice.api.Practices;
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
@Path("/api/v1/transfers")
public final class TransfersResource {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final TransferDesk desk;
    private final Counter counter;
    private final Drain drain;
    private final RequestReader reader = new RequestReader();

    @interface Config {
        /** How much of a practice's refused upload is still taken off the line, so that its sender can read the refusal. */
        long drainBytes() default 110_000_000;

        /** For how long at the most. */
        int drainSeconds() default 60;

        /** How many transfers of one practice are worked on at a time. */
        int requestsAtOnce() default 40;
    }

    @Activate
    public TransfersResource(@Reference TransferDesk desk, @Reference Practices practices, Config config) {
        this(
                desk,
                practices,
                new Drain(config.drainBytes(), Duration.ofSeconds(config.drainSeconds())),
                config.requestsAtOnce());
    }

    TransfersResource(TransferDesk desk, Practices practices, Drain drain, int requestsAtOnce) {
        this.desk = desk;
        this.counter = new Counter(practices, requestsAtOnce);
        this.drain = drain;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response create(@Context HttpHeaders headers, InputStream body) {
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
    public Response list(@Context HttpHeaders headers, @Context UriInfo uri) {
        return counter.serve(
                headers,
                (practice, locale) ->
                        ListQuery.of(uri.getQueryParameters(), locale).map(query -> page(practice, query)));
    }

    @GET
    @Path("{id}")
    public Response get(@Context HttpHeaders headers, @PathParam("id") String id) {
        return counter.serve(
                headers,
                (practice, locale) ->
                        found(desk.find(practice.id(), id).map(Json::transfer).map(Answers::ok), locale));
    }

    @GET
    @Path("{id}/events")
    public Response events(@Context HttpHeaders headers, @PathParam("id") String id) {
        return counter.serve(
                headers,
                (practice, locale) ->
                        found(desk.events(practice.id(), id).map(Json::events).map(Answers::ok), locale));
    }

    @POST
    @Path("{id}/revoke")
    public Response revoke(@Context HttpHeaders headers, @PathParam("id") String id) {
        return counter.serve(
                headers,
                (practice, locale) ->
                        found(desk.revoke(practice.id(), id).map(Json::transfer).map(Answers::ok), locale));
    }

    @POST
    @Path("{id}/unlock")
    public Response unlock(@Context HttpHeaders headers, @PathParam("id") String id) {
        return counter.serve(headers, (practice, locale) -> shown(desk.unlock(practice.id(), id, locale)));
    }

    @POST
    @Path("{id}/resend")
    public Response resend(@Context HttpHeaders headers, @PathParam("id") String id) {
        return counter.serve(headers, (practice, locale) -> shown(desk.resend(practice.id(), id, locale)));
    }

    @POST
    @Path("{id}/renew")
    public Response renew(@Context HttpHeaders headers, @PathParam("id") String id) {
        return counter.serve(headers, (practice, locale) -> shown(desk.renew(practice.id(), id, locale)));
    }

    private static Reply<Response> shown(Reply<Transfer> reply) {
        return reply.map(Json::transfer).map(Answers::ok);
    }

    private Reply<Response> accept(HttpHeaders headers, InputStream body, Practice practice, Locale locale)
            throws IOException {
        String key =
                Optional.ofNullable(headers.getHeaderString("Idempotency-Key")).orElse("");
        if (!IDEMPOTENCY_KEY.matcher(key).matches()) {
            return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, Texts.text(locale, "detail.idempotency-key")));
        }
        Upload upload = Upload.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body, locale);
        Reply<Submission> read = reader.submission(upload.transfer(), practice, key, locale);
        if (read instanceof Reply.Refused<Submission> refused) {
            return Reply.refused(refused.refusal());
        }
        Submission submission = ((Reply.Done<Submission>) read).value();
        return desk.accept(submission, upload.documents(submission.documents().size()))
                .map(TransfersResource::created);
    }

    private static Response created(TransferDesk.Acceptance acceptance) {
        Transfer transfer = acceptance.transfer();
        Response.ResponseBuilder response = Response.fromResponse(Answers.ok(Json.transfer(transfer)))
                .status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/transfers/" + transfer.id());
        if (acceptance.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    private Response page(Practice practice, ListQuery query) {
        List<Transfer> page = desk.list(practice.id(), query.filter(), query.after(), query.limit());
        Optional<String> next = page.size() < query.limit()
                ? Optional.empty()
                : Optional.of(ListQuery.cursor(page.get(page.size() - 1).id()));
        return Answers.ok(Json.transfers(page, next));
    }

    private static Reply<Response> found(Optional<Response> response, Locale locale) {
        return response.map(Reply::done)
                .orElseGet(() -> Reply.refused(Refusal.of(Problem.NOT_FOUND, Texts.text(locale, "detail.not-found"))));
    }
}
