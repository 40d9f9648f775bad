package org.briefsiegel.desk.overview;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.PostedForm;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.AccessSheetService.Handout;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferAction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Prints a sheet with a link: a GET asks who hands it out, a POST answers with the PDF, which the browser saves. */
@Component(
        service = SheetResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path("/w/{ticket}/transfers/{id}/sheet")
public final class SheetResource {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private final OverviewPages pages;
    private final AccessSheetService sheets;

    @Activate
    public SheetResource(@Reference OverviewPages pages, @Reference AccessSheetService sheets) {
        this.pages = pages;
        this.sheets = sheets;
    }

    /** Whether it is worth offering. */
    static boolean suits(Transfer transfer, AccessSheetService sheets) {
        return transfer.possible().contains(TransferAction.PRINT) && sheets.isOffered();
    }

    @GET
    public Response ask(
            @PathParam("ticket") String ticket,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context UriInfo address) {
        return pages.get(
                ticket,
                headers,
                id,
                (visit, transfer) -> draw(OK, visit, OverviewPages.query(address), transfer, "", Optional.empty()));
    }

    @POST
    public Response print(
            @PathParam("ticket") String ticket,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context UriInfo address,
            InputStream body)
            throws IOException {
        String handedOutBy = PostedForm.read(body).getOrDefault("by", "");
        return pages.post(
                ticket,
                headers,
                id,
                (visit, transfer) -> sheets.print(
                                transfer.practice(), id, new Handout(Optional.empty(), handedOutBy, ""), visit.locale())
                        .fold(
                                pdf -> OverviewPages.saved(pdf, "briefsiegel-" + transfer.id() + "-sheet.pdf"),
                                refusal -> draw(
                                        status(refusal),
                                        visit,
                                        OverviewPages.query(address),
                                        transfer,
                                        handedOutBy,
                                        Optional.of(refusal))));
    }

    private Response draw(
            int status,
            WindowVisit visit,
            ListQuery query,
            Transfer transfer,
            String handedOutBy,
            Optional<Refusal> refusal) {
        boolean flawed =
                refusal.filter(it -> it.problem() == Problem.INVALID_REQUEST).isPresent();
        Map<String, Object> model = new HashMap<>();
        model.put("id", transfer.id());
        model.put("addressee", TransferPage.addressee(transfer));
        model.put("by", handedOutBy);
        model.put("possible", suits(transfer, sheets) && (flawed || refusal.isEmpty()));
        model.put("flaw", flawed ? refusal.get().detail() : "");
        model.put("refused", flawed ? "" : refusal.map(Refusal::detail).orElse(""));
        return pages.draw(status, "sheet.ftlh", visit, query, model);
    }

    private static int status(Refusal refusal) {
        if (refusal.problem() == Problem.INVALID_REQUEST) {
            return UNPROCESSABLE;
        }
        return refusal.problem() == Problem.STATE_CONFLICT ? CONFLICT : UNAVAILABLE;
    }
}
