package org.briefsiegel.transfer.window;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
 * button makes binds the window to that key, and every further form carries it. From then on a GET whose cookie brings the key
 * shows the window as it stands, and posts lead to that; without the cookie, which browsers may keep back in a frame, a post is
 * answered in place.
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
    private final WindowCookie cookie;

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
        this.own = new OwnOrigin(baseUrl).strict();
        this.cookie = new WindowCookie("https".equals(baseUrl.getScheme()));
    }

    /** What is answered to a request, once it is known whose window it is for. */
    @FunctionalInterface
    private interface Service {
        Response answer(Window.Door door, Practice practice) throws IOException;
    }

    @GET
    public Response look(@PathParam("ticket") String ticket, @Context HttpHeaders headers, @Context UriInfo address) {
        return serve(ticket, headers, (door, practice) -> {
            String key = cookie.read(headers).orElse("");
            Optional<Window> window = windows.look(ticket, key);
            return window.isPresent()
                    ? show(visit(ticket, key, door, practice, true), window.get(), asked(address))
                    : closed(ticket, door, practice);
        });
    }

    /** What is behind the address for who hasn't opened it. */
    private Response closed(String ticket, Window.Door door, Practice practice) {
        if (door.open()) {
            return pages.notice(410, "used", door.locale(), Optional.of(practice));
        }
        String key = windows.newKey();
        return keeping(ticket, key, pages.opener(practice, door.locale(), key));
    }

    private static Form asked(UriInfo address) {
        Map<String, String> fields = new HashMap<>();
        address.getQueryParameters().forEach((name, values) -> fields.put(name, values.get(0)));
        return Form.posted(fields);
    }

    @POST
    public Response enter(@PathParam("ticket") String ticket, @Context HttpHeaders headers, InputStream body) {
        return serve(ticket, headers, (door, practice) -> {
            if (!own.sent(headers::getHeaderString)) {
                return pages.notice(403, "foreign", door.locale(), Optional.of(practice));
            }
            Form form = Form.posted(PostedForm.read(body));
            String key = form.text(Form.KEY);
            Optional<Window> window = windows.enter(ticket, key);
            if (window.isEmpty()) {
                return pages.notice(410, "used", door.locale(), Optional.of(practice));
            }
            boolean returning = cookie.read(headers).filter(key::equals).isPresent();
            Response answer = answer(visit(ticket, key, door, practice, returning), window.get(), form);
            return returning ? answer : keeping(ticket, key, answer);
        });
    }

    private Response keeping(String ticket, String key, Response answer) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.SET_COOKIE, cookie.issue(ticket, key))
                .build();
    }

    private Visit visit(String ticket, String key, Window.Door door, Practice practice, boolean returning) {
        return new Visit(ticket, key, practice, door.locale(), pages.texts(door.locale()), returning);
    }

    private Response answer(Visit visit, Window window, Form form) throws IOException {
        if (visit.returning() && form.text(Form.ACTION).isEmpty()) {
            return visit.back();
        }
        if (window instanceof Window.Sending draft) {
            return sending.answer(visit, draft, form);
        }
        return window instanceof Window.Overview ? overview.answer(visit, form) : show(visit, window, form);
    }

    private Response show(Visit visit, Window window, Form form) {
        if (window instanceof Window.Sending draft) {
            return sending.show(visit, draft);
        }
        if (window instanceof Window.Sent sent) {
            return desk.find(sent.practice(), sent.transfer())
                    .map(transfer -> sending.sent(visit, transfer))
                    .orElseGet(() -> gone(visit.locale()));
        }
        return overview.show(visit, form);
    }

    private Response serve(String ticket, HttpHeaders headers, Service service) {
        Locale locale = Languages.OF_PRACTICES.fitting(
                Languages.likings(Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                        .orElse("")));
        try {
            Optional<Window.Door> door = windows.door(ticket);
            Optional<Practice> practice = door.flatMap(it -> practices.find(it.practice()));
            return practice.isPresent() ? service.answer(door.get(), practice.get()) : gone(locale);
        } catch (RuntimeException | IOException fault) {
            String id = UUID.randomUUID().toString();
            LOG.error("Fault {} in a window", id, fault);
            return pages.notice(500, "fault", locale, Optional.empty(), id);
        }
    }

    private Response gone(Locale locale) {
        return pages.notice(404, "closed", locale, Optional.empty());
    }
}
