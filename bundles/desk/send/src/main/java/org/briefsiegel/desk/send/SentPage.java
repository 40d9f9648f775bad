package org.briefsiegel.desk.send;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.desk.window.WindowPages;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.AccessSheetService.Handout;
import org.briefsiegel.transfer.api.Capabilities.Factor;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferAction;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;

/** Draws what became of what was sent from a window, as far as it is known. */
final class SentPage {

    private static final int OK = 200;

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    /** The fields of the form that prints. */
    private static final String BY = "by";

    private static final String WITH_CODE = "with-code";

    private final TransferService service;
    private final AccessSheetService sheets;
    private final WindowService windows;
    private final WindowPages pages;

    SentPage(TransferService service, AccessSheetService sheets, WindowService windows, WindowPages pages) {
        this.service = service;
        this.sheets = sheets;
        this.windows = windows;
        this.pages = pages;
    }

    /** The PDF, for the browser to save; or the page that says why there is none. */
    Response sheet(WindowVisit visit, Transfer transfer, Form posted) {
        String code = handover(visit)
                .filter(it -> posted.present(WITH_CODE).isPresent())
                .orElse("");
        Handout handout = new Handout(Optional.empty(), posted.text(BY), code);
        return sheets.print(transfer.practice(), transfer.id(), handout, visit.locale())
                .fold(
                        pdf -> Response.ok(pdf, "application/pdf")
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        "attachment; filename=\"briefsiegel-" + transfer.id() + "-sheet.pdf\"")
                                .build(),
                        refusal -> refused(visit, transfer, posted, !code.isEmpty(), refusal));
    }

    /** As it stands now: what is refused may have been closed meanwhile. */
    private Response refused(WindowVisit visit, Transfer transfer, Form posted, boolean withCode, Refusal refusal) {
        boolean flawed = refusal.problem() == Problem.INVALID_REQUEST;
        Map<String, Object> sheet = Map.of(
                "by",
                posted.text(BY),
                "flaw",
                flawed ? refusal.detail() : "",
                "refused",
                flawed ? "" : refusal.detail(),
                "with",
                withCode);
        Transfer now = service.find(transfer.practice(), transfer.id()).orElse(transfer);
        return draw(status(refusal), visit, now, sheet);
    }

    private static int status(Refusal refusal) {
        return switch (refusal.problem()) {
            case INVALID_REQUEST -> UNPROCESSABLE;
            case STATE_CONFLICT -> CONFLICT;
            default -> UNAVAILABLE;
        };
    }

    Response draw(WindowVisit visit, Transfer transfer) {
        return draw(OK, visit, transfer, Map.of("by", "", "flaw", "", "refused", "", "with", false));
    }

    /** @param sheet what stands in the form that prints, and what is wrong with it */
    private Response draw(int status, WindowVisit visit, Transfer transfer, Map<String, Object> sheet) {
        Texts texts = visit.texts();
        Map<String, Object> model = new HashMap<>(sheet);
        model.put("transfer", transfer);
        model.put("state", transfer.state().id());
        Optional<String> handover = handover(visit);
        handover.ifPresent(code -> model.put("handover", code));
        model.put("text", text(visit, transfer, handover.isPresent()));
        model.put("unprotected", transfer.factor().equals(Submission.NO_FACTOR));
        model.put(
                "charge",
                texts.money(transfer.charge().amount(), transfer.charge().currency()));
        transfer.expiresAt().ifPresent(end -> model.put("until", texts.moment(end)));
        boolean onPaper = transfer.recipient().isOnPaper();
        model.put("waiting", transfer.state() == TransferState.QUEUED && !onPaper);
        model.put("title", texts.text("sent.title." + transfer.standing()));
        model.put("standing", texts.text("state." + transfer.standing()));
        model.put("printable", onPaper && transfer.possible().contains(TransferAction.PRINT) && sheets.isOffered());
        model.put("origins", String.join(" ", visit.practice().frameOrigins()));
        model.put("own", SendAssets.VERSION);
        return pages.page(status, "sent.ftlh", visit, model);
    }

    /** As the window is now: without a cookie this page is the answer to what has sent it. */
    private Optional<String> handover(WindowVisit visit) {
        return windows.look(visit.ticket(), visit.key())
                .filter(Window.Sent.class::isInstance)
                .flatMap(window -> ((Window.Sent) window).handover());
    }

    /** @param handover whether the page has something that is lost when it is closed */
    private String text(WindowVisit visit, Transfer transfer, boolean handover) {
        String keeping = "sent.handover." + transfer.standing();
        if (handover && visit.texts().has(keeping)) {
            return visit.texts().text(keeping);
        }
        return visit.texts()
                .text(
                        switch (transfer.state()) {
                            case LOCKED ->
                                transfer.wrongRecipientAt().isPresent() ? "sent.reported" : "sent.text.locked";
                            case NOTIFIED ->
                                isByPhone(visit, transfer)
                                                && !transfer.recipient().isOnPaper()
                                        ? "sent.by-phone"
                                        : "sent.text." + transfer.standing();
                            default -> "sent.text." + transfer.standing();
                        });
    }

    private boolean isByPhone(WindowVisit visit, Transfer transfer) {
        return service.capabilities(visit.practice().id(), visit.locale()).factors().stream()
                .filter(factor -> factor.id().equals(transfer.factor()))
                .anyMatch(Factor::needsPhone);
    }
}
