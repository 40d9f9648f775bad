package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.TransferDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be sent at the moment, and at what price. */
@Component(
        service = OffersResource.class,
        configurationPid = "org.briefsiegel.transfer.rest",
        property = "osgi.jaxrs.resource:Boolean=true")
@Path("/api/v1")
public final class OffersResource {

    private final TransferDesk desk;
    private final Counter counter;
    private final RequestReader reader = new RequestReader();

    @interface Config {
        /** How many quotes and capabilities of one practice are worked on at a time. */
        int requestsAtOnce() default 40;
    }

    @Activate
    public OffersResource(@Reference TransferDesk desk, @Reference Practices practices, Config config) {
        this(desk, practices, config.requestsAtOnce());
    }

    OffersResource(TransferDesk desk, Practices practices, int requestsAtOnce) {
        this.desk = desk;
        this.counter = new Counter(practices, requestsAtOnce);
    }

    @GET
    @Path("capabilities")
    public Response capabilities(@Context HttpHeaders headers) {
        return counter.serve(
                headers,
                (practice, locale) ->
                        Reply.done(Answers.ok(Json.capabilities(practice, desk.capabilities(practice.id(), locale)))));
    }

    @POST
    @Path("quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response quote(@Context HttpHeaders headers, InputStream body) {
        return counter.serve(
                headers,
                (practice, locale) -> reader.priceRequest(
                                new Sending(body).readNBytes(RequestReader.MAX_BYTES + 1), practice, locale)
                        .then(desk::quote)
                        .map(Json::quote)
                        .map(Answers::ok));
    }
}
