package org.briefsiegel.desk.send;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.briefsiegel.desk.window.WindowPages;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Capabilities.Factor;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;

/** Draws what became of what was sent from a window, as far as it is known. */
final class SentPage {

    private static final int OK = 200;

    private final TransferService service;
    private final WindowPages pages;

    SentPage(TransferService service, WindowPages pages) {
        this.service = service;
        this.pages = pages;
    }

    Response draw(WindowVisit visit, Transfer transfer) {
        Texts texts = visit.texts();
        Map<String, Object> model = new HashMap<>();
        model.put("transfer", transfer);
        model.put("state", transfer.state().id());
        model.put("text", text(visit, transfer));
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

    private String text(WindowVisit visit, Transfer transfer) {
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
