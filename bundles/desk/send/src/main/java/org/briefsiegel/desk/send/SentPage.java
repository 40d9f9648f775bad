package org.briefsiegel.desk.send;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.desk.window.WindowPages;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Capabilities.Factor;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;

/** Draws what became of what was sent from a window, as far as it is known. */
final class SentPage {

    private static final int OK = 200;

    private final TransferService service;
    private final WindowService windows;
    private final WindowPages pages;

    SentPage(TransferService service, WindowService windows, WindowPages pages) {
        this.service = service;
        this.windows = windows;
        this.pages = pages;
    }

    Response draw(WindowVisit visit, Transfer transfer) {
        Texts texts = visit.texts();
        Map<String, Object> model = new HashMap<>();
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
        model.put("waiting", transfer.state() == TransferState.QUEUED);
        model.put("origins", String.join(" ", visit.practice().frameOrigins()));
        model.put("own", SendAssets.VERSION);
        return pages.page(OK, "sent.ftlh", visit, model);
    }

    /** As the window is now: without a cookie this page is the answer to what has sent it. */
    private Optional<String> handover(WindowVisit visit) {
        return windows.look(visit.ticket(), visit.key())
                .filter(Window.Sent.class::isInstance)
                .flatMap(window -> ((Window.Sent) window).handover());
    }

    /** @param handover whether the page has something that is lost when it is closed */
    private String text(WindowVisit visit, Transfer transfer, boolean handover) {
        String keeping = "sent.handover." + transfer.state().id();
        if (handover && visit.texts().has(keeping)) {
            return visit.texts().text(keeping);
        }
        return visit.texts()
                .text(
                        switch (transfer.state()) {
                            case LOCKED ->
                                transfer.wrongRecipientAt().isPresent() ? "sent.reported" : "sent.text.locked";
                            case NOTIFIED -> isByPhone(visit, transfer) ? "sent.by-phone" : "sent.text.notified";
                            default -> "sent.text." + transfer.state().id();
                        });
    }

    private boolean isByPhone(WindowVisit visit, Transfer transfer) {
        return service.capabilities(visit.practice().id(), visit.locale()).factors().stream()
                .filter(factor -> factor.id().equals(transfer.factor()))
                .anyMatch(Factor::needsPhone);
    }
}
