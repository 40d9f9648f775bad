package org.briefsiegel.desk.send;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.desk.window.WindowPages;
import org.briefsiegel.desk.window.WindowSessions;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.PostedForm;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the address of a window leads to: a button that opens it, then what it was prepared for. */
@Component(
        service = WindowResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path("/w/{ticket}")
public final class WindowResource {

    /** The page of a window that another bundle serves, and that needs the cookie. */
    private static final String OVERVIEW = "/transfers";

    /** What a form asks for that leaves a frame in which the browser keeps the cookie back. */
    private static final String OWN_TAB = "tab";

    /** What a form asks for that prints the sheet of what was sent. */
    private static final String SHEET = "sheet";

    /** A message of as many characters as it may have, each of which takes up to nine in a form, and what else is typed. */
    private static final int LONGEST_FORM = 24 * 1024;

    private final TransferService service;
    private final WindowPages pages;
    private final WindowSessions sessions;
    private final SendWindow sending;

    @Activate
    public WindowResource(
            @Reference WindowService windows,
            @Reference TransferService service,
            @Reference AccessSheetService sheets,
            @Reference Practices practices,
            @Reference HouseCurrency currency,
            @Reference Site site,
            @Reference Clock clock) {
        this(windows, service, sheets, practices::find, currency, site, clock);
    }

    WindowResource(
            WindowService windows,
            TransferService service,
            AccessSheetService sheets,
            Function<String, Optional<Practice>> practices,
            HouseCurrency currency,
            Site site,
            Clock clock) {
        this.service = service;
        this.pages = new WindowPages(WindowResource.class, site.zone());
        this.sessions = new WindowSessions(windows, practices, pages, site.baseUrl());
        this.sending = new SendWindow(windows, service, sheets, currency, pages, clock);
    }

    @GET
    public Response look(@PathParam("ticket") String ticket, @Context HttpHeaders headers) {
        return sessions.arrive(ticket, headers, this::show);
    }

    @POST
    public Response post(@PathParam("ticket") String ticket, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        Form form = Form.posted(PostedForm.read(body, LONGEST_FORM));
        return sessions.enter(
                ticket,
                form.text(Form.KEY),
                headers,
                visit -> answer(visit, form),
                locale -> form.typed(pages.texts(locale)));
    }

    /** A document of a window for sending, for the browser that has opened it. */
    @GET
    @Path("documents/{number: [1-9][0-9]{0,3}}")
    public Response document(
            @PathParam("ticket") String ticket, @PathParam("number") int number, @Context HttpHeaders headers) {
        return sessions.get(
                ticket,
                headers,
                visit -> visit.window() instanceof Window.Sending window
                        ? sending.document(visit, window, number)
                        : pages.closed(visit.locale()));
    }

    private Response answer(WindowVisit visit, Form form) throws IOException {
        if (visit.window() instanceof Window.Overview) {
            return visit.returning() || form.text(Form.ACTION).equals(OWN_TAB)
                    ? visit.to(OVERVIEW)
                    : pages.page(200, "cookieless.ftlh", visit, Map.of("action", OWN_TAB));
        }
        if (visit.returning() && form.text(Form.ACTION).isEmpty()) {
            return visit.back();
        }
        if (visit.window() instanceof Window.Sent sent && form.text(Form.ACTION).equals(SHEET)) {
            return sent(visit, sent, transfer -> sending.sheet(visit, transfer, form));
        }
        return visit.window() instanceof Window.Sending draft ? sending.answer(visit, draft, form) : show(visit);
    }

    private Response show(WindowVisit visit) {
        if (visit.window() instanceof Window.Sending draft) {
            return sending.show(visit, draft);
        }
        if (visit.window() instanceof Window.Sent sent) {
            return sent(visit, sent, transfer -> sending.sent(visit, transfer));
        }
        return visit.to(OVERVIEW);
    }

    private Response sent(WindowVisit visit, Window.Sent window, Function<Transfer, Response> answer) {
        return service.find(window.practice(), window.transfer())
                .map(answer)
                .orElseGet(() -> pages.closed(visit.locale()));
    }
}
