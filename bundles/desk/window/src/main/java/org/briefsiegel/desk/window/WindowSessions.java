package org.briefsiegel.desk.window;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.OwnOrigin;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in front of a window. Looking at its address opens nothing: it brings a new key, in the form and in a cookie, and the
 * POST of that form binds the window to the key. From then on whose cookie brings the key comes back to the window.
 */
public final class WindowSessions {

    private static final Logger LOG = LoggerFactory.getLogger(WindowSessions.class);

    private final WindowService windows;
    private final Function<String, Optional<Practice>> practices;
    private final WindowPages pages;
    private final OwnOrigin own;
    private final WindowCookie cookie;

    /**
     * Of all windows.
     *
     * @param practices finds a practice by its id
     * @param pages of the bundle that answers
     * @param baseUrl how people reach this server
     */
    public WindowSessions(
            WindowService windows, Function<String, Optional<Practice>> practices, WindowPages pages, URI baseUrl) {
        this.windows = windows;
        this.practices = practices;
        this.pages = pages;
        this.own = new OwnOrigin(baseUrl).strict();
        this.cookie = new WindowCookie("https".equals(baseUrl.getScheme()));
    }

    /** What is answered to somebody in front of an open window. */
    @FunctionalInterface
    public interface Service {
        Response answer(WindowVisit visit) throws IOException;
    }

    /** What is answered to a request, once it is known whose window it is for. */
    @FunctionalInterface
    private interface DoorService {
        Response answer(Window.Door door, Practice practice) throws IOException;
    }

    /** Answers a GET of a page within a window whose visitors have a cookie, and gives them more time. */
    public Response get(String ticket, HttpHeaders headers, Service service) {
        return serve(ticket, headers, (door, practice) -> {
            Optional<WindowVisit> visit = returning(ticket, headers, door, practice);
            visit.ifPresent(it -> windows.enter(it.ticket(), it.key()));
            return visit.isPresent() ? service.answer(visit.get()) : used(door, practice);
        });
    }

    /** Answers a POST from such a page. */
    public Response post(String ticket, HttpHeaders headers, Service service) {
        return own.sent(headers::getHeaderString)
                ? get(ticket, headers, service)
                : serve(ticket, headers, this::foreign);
    }

    /** Answers a GET of the window's address: shows whoever comes first how to open it. */
    public Response arrive(String ticket, HttpHeaders headers, Service service) {
        return serve(ticket, headers, (door, practice) -> {
            Optional<WindowVisit> visit = returning(ticket, headers, door, practice);
            return visit.isPresent() ? service.answer(visit.get()) : closed(ticket, door, practice);
        });
    }

    /**
     * Answers a POST that brings the key in its form; the first one opens the window.
     *
     * @param typed what a person has typed, by what it is called in a language; it is shown where the window is over
     */
    public Response enter(
            String ticket,
            String key,
            HttpHeaders headers,
            Service service,
            Function<Locale, Map<String, String>> typed) {
        boolean ours = own.sent(headers::getHeaderString);
        return serve(
                ticket,
                headers,
                (door, practice) ->
                        ours ? enter(ticket, key, headers, door, practice, service) : foreign(door, practice),
                locale -> ours ? pages.over(locale, typed.apply(locale)) : pages.closed(locale));
    }

    private Response enter(
            String ticket, String key, HttpHeaders headers, Window.Door door, Practice practice, Service service)
            throws IOException {
        Optional<Window> window = windows.enter(ticket, key);
        if (window.isEmpty()) {
            return used(door, practice);
        }
        boolean returning = cookie.read(headers).filter(key::equals).isPresent();
        Response answer = service.answer(visit(ticket, key, door, practice, window.get(), returning));
        return returning ? answer : keeping(ticket, key, answer);
    }

    private Optional<WindowVisit> returning(String ticket, HttpHeaders headers, Window.Door door, Practice practice) {
        return cookie.read(headers)
                .flatMap(key ->
                        windows.look(ticket, key).map(window -> visit(ticket, key, door, practice, window, true)));
    }

    private WindowVisit visit(
            String ticket, String key, Window.Door door, Practice practice, Window window, boolean returning) {
        return new WindowVisit(ticket, key, practice, door.locale(), pages.texts(door.locale()), window, returning);
    }

    /** What is behind the address for who hasn't opened it. */
    private Response closed(String ticket, Window.Door door, Practice practice) {
        if (door.open()) {
            return used(door, practice);
        }
        String key = windows.newKey();
        return keeping(ticket, key, pages.opener(practice, door.locale(), key));
    }

    private Response keeping(String ticket, String key, Response answer) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.SET_COOKIE, cookie.issue(ticket, key))
                .build();
    }

    private Response used(Window.Door door, Practice practice) {
        return pages.notice(410, "used", door.locale(), Optional.of(practice));
    }

    private Response foreign(Window.Door door, Practice practice) {
        return pages.notice(403, "foreign", door.locale(), Optional.of(practice));
    }

    private Response serve(String ticket, HttpHeaders headers, DoorService service) {
        return serve(ticket, headers, service, pages::closed);
    }

    /**
     * Answers a request.
     *
     * @param closed answers where there is no such window, in the language that the browser likes best
     */
    private Response serve(String ticket, HttpHeaders headers, DoorService service, Function<Locale, Response> closed) {
        Locale locale = Languages.OF_PRACTICES.fitting(
                Languages.likings(Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                        .orElse("")));
        try {
            Optional<Window.Door> door = windows.door(ticket);
            Optional<Practice> practice = door.flatMap(it -> practices.apply(it.practice()));
            if (practice.isEmpty()) {
                return closed.apply(locale);
            }
            return practice.get().isSuspended()
                    ? pages.notice(403, "suspended", door.get().locale(), practice)
                    : service.answer(door.get(), practice.get());
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException | IOException fault) {
            String id = UUID.randomUUID().toString();
            LOG.error("Fault {} in a window", id, fault);
            return pages.notice(500, "fault", locale, Optional.empty(), id);
        }
    }
}
