package org.briefsiegel.desk.overview;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.print.papers.Papers;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.PageSeal;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One transfer, its proof, and what can be done with it: a GET asks whether it shall be, a POST does it and leads back to the
 * transfer, whatever came of it.
 */
@Component(
        service = TransferResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path("/w/{ticket}/transfers/{id}")
public final class TransferResource {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final TransferService service;
    private final AccessSheetService sheets;
    private final OverviewPages pages;
    private final TransferPage detail;
    private final ActionPage question;
    private final Printer printer;
    private final Notes notes;

    /** As {@link Papers#proof} prints. */
    @FunctionalInterface
    interface Printer {

        Optional<byte[]> proof(
                Practice practice, Transfer transfer, List<TransferEvent> events, Instant printedAt, Locale locale);
    }

    @Activate
    public TransferResource(
            @Reference OverviewPages pages,
            @Reference TransferService service,
            @Reference AccessSheetService sheets,
            @Reference PageSeal seal) {
        this(pages, service, sheets, seal, printer(new Papers(pages.settings().zone()), service));
    }

    private static Printer printer(Papers papers, TransferService service) {
        return (practice, transfer, events, printedAt, locale) -> papers.proof(
                practice, transfer, events, printedAt, locale, service.capabilities(practice.id(), locale));
    }

    TransferResource(
            OverviewPages pages, TransferService service, AccessSheetService sheets, PageSeal seal, Printer printer) {
        PluginLabels pluginLabels = new PluginLabels(service);
        this.service = service;
        this.sheets = sheets;
        this.pages = pages;
        this.detail = new TransferPage(service, pluginLabels);
        this.question = new ActionPage(service, pluginLabels);
        this.printer = printer;
        this.notes = new Notes(seal, pages.settings());
    }

    @GET
    public Response show(
            @PathParam("ticket") String ticket,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context UriInfo address) {
        return pages.get(ticket, headers, id, (visit, transfer) -> {
            Map<String, String> told = notes.told(visit, page(id), headers);
            Response page = show(OK, visit, transfer, OverviewPages.query(address), told);
            return told.isEmpty() ? page : notes.forgetting(visit, page);
        });
    }

    private Response show(int status, WindowVisit visit, Transfer transfer, ListQuery query, Map<String, String> told) {
        Map<String, Object> model = detail.model(visit, transfer);
        model.put("sheets", SheetResource.suits(transfer, sheets));
        model.put(Notes.DONE, told.getOrDefault(Notes.DONE, ""));
        model.put(Notes.REFUSED, told.getOrDefault(Notes.REFUSED, ""));
        return pages.draw(status, "transfer.ftlh", visit, query, model);
    }

    @GET
    @Path("proof")
    public Response proof(
            @PathParam("ticket") String ticket,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context UriInfo address) {
        return pages.get(
                ticket,
                headers,
                id,
                (visit, transfer) -> printed(visit, transfer)
                        .map(pdf -> OverviewPages.saved(pdf, "briefsiegel-" + transfer.id() + ".pdf"))
                        .orElseGet(() -> show(
                                UNAVAILABLE,
                                visit,
                                transfer,
                                OverviewPages.query(address),
                                Map.of(Notes.REFUSED, visit.texts().text("transfer.proof.later")))));
    }

    private Optional<byte[]> printed(WindowVisit visit, Transfer transfer) {
        return printer.proof(
                visit.practice(),
                transfer,
                service.events(transfer.practice(), transfer.id()).orElse(List.of()),
                Instant.now(pages.settings().clock()),
                visit.locale());
    }

    @GET
    @Path("{action:revoke|unlock|resend|renew}")
    public Response ask(
            @PathParam("ticket") String ticket,
            @PathParam("id") String id,
            @PathParam("action") Action action,
            @Context HttpHeaders headers,
            @Context UriInfo address) {
        return pages.get(
                ticket,
                headers,
                id,
                (visit, transfer) -> pages.draw(
                        OK, "ask.ftlh", visit, OverviewPages.query(address), question.model(visit, transfer, action)));
    }

    @POST
    @Path("{action:revoke|unlock|resend|renew}")
    public Response carryOut(
            @PathParam("ticket") String ticket,
            @PathParam("id") String id,
            @PathParam("action") Action action,
            @Context HttpHeaders headers,
            @Context UriInfo address) {
        return pages.post(
                ticket,
                headers,
                id,
                (visit, transfer) ->
                        notes.lead(visit, page(id), OverviewPages.query(address), carriedOut(visit, transfer, action)));
    }

    private Map<String, String> carriedOut(WindowVisit visit, Transfer transfer, Action action) {
        return action.carryOut(service, transfer, visit.locale())
                .fold(
                        done -> Map.of(Notes.DONE, visit.texts().text(action.key(transfer) + ".done")),
                        refusal -> Map.of(Notes.REFUSED, refusal.detail()));
    }

    private static String page(String id) {
        return "/transfers/" + id;
    }
}
