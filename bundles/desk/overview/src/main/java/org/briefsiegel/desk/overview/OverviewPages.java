package org.briefsiegel.desk.overview;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.desk.window.WindowPages;
import org.briefsiegel.desk.window.WindowSessions;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the overview's pages have in common: who gets to them, which transfer they are about, and how they are drawn. */
@Component(service = OverviewPages.class)
public final class OverviewPages {

    private final WindowSessions sessions;
    private final WindowPages pages;
    private final TransferService transfers;
    private final Settings settings;

    /**
     * Where and when the pages are shown.
     *
     * @param zone where times are meant
     */
    record Settings(URI baseUrl, ZoneId zone, Clock clock) {

        boolean isSecure() {
            return "https".equals(baseUrl.getScheme());
        }
    }

    @Activate
    public OverviewPages(
            @Reference WindowService windows,
            @Reference TransferService transfers,
            @Reference Practices practices,
            @Reference Site site,
            @Reference Clock clock) {
        this(windows, transfers, practices::find, new Settings(site.baseUrl(), site.zone(), clock));
    }

    OverviewPages(
            WindowService windows,
            TransferService transfers,
            Function<String, Optional<Practice>> practices,
            Settings settings) {
        this.pages = new WindowPages(OverviewPages.class, settings.zone());
        this.sessions = new WindowSessions(windows, practices, pages, settings.baseUrl());
        this.transfers = transfers;
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    /** What is answered about a transfer. */
    @FunctionalInterface
    interface TransferAnswer {
        Response answer(WindowVisit visit, Transfer transfer) throws IOException;
    }

    /** Answers a GET within an open overview. */
    Response get(String ticket, HttpHeaders headers, WindowSessions.Service service) {
        return sessions.get(ticket, headers, overview(service));
    }

    /** Answers a GET about one of the practice's transfers. */
    Response get(String ticket, HttpHeaders headers, String id, TransferAnswer page) {
        return get(ticket, headers, about(id, page));
    }

    /** Answers a POST about one of the practice's transfers. */
    Response post(String ticket, HttpHeaders headers, String id, TransferAnswer page) {
        return sessions.post(ticket, headers, overview(about(id, page)));
    }

    private WindowSessions.Service overview(WindowSessions.Service service) {
        return visit ->
                visit.window() instanceof Window.Overview ? service.answer(visit) : pages.closed(visit.locale());
    }

    /** A transfer that isn't there is none of the practice's: one is led to those that are. */
    private WindowSessions.Service about(String id, TransferAnswer page) {
        return visit -> {
            Optional<Transfer> transfer = transfers.find(visit.practice().id(), id);
            return transfer.isPresent() ? page.answer(visit, transfer.get()) : visit.to("/transfers");
        };
    }

    /**
     * Draws a page.
     *
     * @param query what the list shows that one comes from
     */
    Response draw(int status, String template, WindowVisit visit, ListQuery query, Map<String, Object> model) {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("sheet", OverviewAssets.SHEET);
        whole.put("root", "/w/" + visit.ticket() + "/transfers");
        whole.put("query", query.address());
        return pages.page(status, template, visit, whole);
    }

    /** A paper that the browser saves. */
    static Response saved(byte[] pdf, String name) {
        return Response.ok(pdf, "application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    static ListQuery query(UriInfo address) {
        return ListQuery.of(address.getQueryParameters()::getFirst);
    }
}
