package org.briefsiegel.transfer.window;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.OwnOrigin;
import org.briefsiegel.platform.pages.PostedForm;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowDesk;
import org.briefsiegel.transfer.paper.Papers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the address of a window leads to. A GET shows a button, with a new key behind it, and changes nothing; the POST that the
 * button makes binds the window to that key, and every further form carries it. There is no cookie, which a browser would keep
 * back in a frame.
 */
@Component(
        service = WindowResource.class,
        configurationPid = "org.briefsiegel.web",
        property = "osgi.jaxrs.resource:Boolean=true")
@Path("/w/{ticket}")
public final class WindowResource {

    private static final Logger LOG = LoggerFactory.getLogger(WindowResource.class);

    private final WindowDesk windows;
    private final TransferDesk desk;
    private final Practices practices;
    private final Pages pages;
    private final SendWindow sending;
    private final OverviewWindow overview;
    private final OwnOrigin own;

    @interface Config {
        /** How people reach this server. */
        String baseUrl() default "http://localhost:8080";

        /** Where the times on pages are meant. */
        String timeZone() default "Europe/Vienna";
    }

    @Activate
    public WindowResource(
            @Reference WindowDesk windows,
            @Reference TransferDesk desk,
            @Reference Practices practices,
            Config config) {
        this(windows, desk, practices, URI.create(config.baseUrl()), ZoneId.of(config.timeZone()));
    }

    WindowResource(WindowDesk windows, TransferDesk desk, Practices practices, URI baseUrl, ZoneId zone) {
        this.windows = windows;
        this.desk = desk;
        this.practices = practices;
        this.pages = new Pages(zone);
        this.sending = new SendWindow(windows, desk, pages);
        this.overview = new OverviewWindow(desk, pages, new Papers(zone));
        this.own = new OwnOrigin(baseUrl);
    }

    /** What is answered to a request, once it is known whose window it is for. */
    @FunctionalInterface
    private interface Service {
        Response answer(Window.Door door, Practice practice) throws IOException;
    }

    @GET
    public Response door(@PathParam("ticket") String ticket, @Context HttpHeaders headers) {
        return serve(
                ticket,
                headers,
                (door, practice) -> door.open()
                        ? pages.notice(410, "used", door.locale(), Optional.of(practice))
                        : pages.opener(practice, door.locale(), windows.newKey()));
    }

    @POST
    public Response enter(@PathParam("ticket") String ticket, @Context HttpHeaders headers, InputStream body) {
        return serve(ticket, headers, (door, practice) -> {
            if (!own.sent(headers::getHeaderString)) {
                return pages.notice(403, "foreign", door.locale(), Optional.of(practice));
            }
            Form form = Form.posted(PostedForm.read(body));
            Optional<Window> window = windows.enter(ticket, form.text(Form.KEY));
            Visit visit = new Visit(ticket, form.text(Form.KEY), practice, door.locale(), pages.texts(door.locale()));
            return window.isPresent()
                    ? answer(visit, window.get(), form)
                    : pages.notice(410, "used", door.locale(), Optional.of(practice));
        });
    }

    private Response answer(Visit visit, Window window, Form form) throws IOException {
        if (window instanceof Window.Sending draft) {
            return sending.answer(visit, draft, form);
        }
        if (window instanceof Window.Sent sent) {
            return desk.find(sent.practice(), sent.transfer())
                    .map(transfer -> sending.sent(visit, transfer))
                    .orElseGet(() -> closed(visit.locale()));
        }
        return overview.answer(visit, form);
    }

    private Response serve(String ticket, HttpHeaders headers, Service service) {
        Locale locale = Languages.OF_PRACTICES.fitting(
                Languages.likings(Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                        .orElse("")));
        try {
            Optional<Window.Door> door = windows.door(ticket);
            Optional<Practice> practice = door.flatMap(it -> practices.find(it.practice()));
            return practice.isPresent() ? service.answer(door.get(), practice.get()) : closed(locale);
        } catch (RuntimeException | IOException fault) {
            String id = UUID.randomUUID().toString();
            LOG.error("Fault {} in a window", id, fault);
            return pages.notice(500, "fault", locale, Optional.empty(), id);
        }
    }

    private Response closed(Locale locale) {
        return pages.notice(404, "closed", locale, Optional.empty());
    }
}
