package org.briefsiegel.desk.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;

/** Says what will happen when something is done with a transfer, what can't be taken back, and what it costs. */
final class ActionPage {

    private final TransferService service;
    private final PluginLabels pluginLabels;

    ActionPage(TransferService service, PluginLabels pluginLabels) {
        this.service = service;
        this.pluginLabels = pluginLabels;
    }

    Map<String, Object> model(WindowVisit visit, Transfer transfer, Action action) {
        Map<String, Object> model = new HashMap<>();
        model.put("id", transfer.id());
        model.put("words", action.key(transfer));
        model.put("reference", transfer.reference());
        model.put(
                "titles",
                transfer.documents().stream()
                        .map(Transfer.Item::title)
                        .filter(title -> !title.isEmpty())
                        .toList());
        model.put("possible", action.reissues() || action.suits(transfer));
        List<String> sentences = new ArrayList<>();
        if (action.reissues()) {
            reissued(visit, transfer, action, model, sentences);
        } else if (!action.suits(transfer)) {
            sentences.add(visit.texts().text(impossible(transfer, action)));
        } else if (action == Action.REVOKE) {
            revoked(visit.texts(), transfer, sentences);
        } else {
            unlocked(visit.texts(), transfer, sentences);
        }
        model.put("sentences", sentences);
        return model;
    }

    private static String impossible(Transfer transfer, Action action) {
        return transfer.state() == TransferState.REVOKED ? "action.revoked" : "action." + action.id() + ".impossible";
    }

    private void reissued(
            WindowVisit visit, Transfer transfer, Action action, Map<String, Object> model, List<String> sentences) {
        Texts texts = visit.texts();
        Reply<Price> price =
                service.reissuePrice(transfer.practice(), transfer.id(), action == Action.RENEW, visit.locale());
        sentences.add(texts.text(action.key(transfer) + ".text", TransferPage.addressee(transfer)));
        boolean codes = pluginLabels
                .factor(visit, transfer.factor())
                .filter(Capabilities.Factor::chargeable)
                .isPresent();
        if (codes) {
            sentences.add(texts.text("action.new-code", transfer.recipient().maskedPhone()));
        }
        String refused = price.fold(it -> "", Refusal::detail);
        if (refused.isEmpty()) {
            sentences.add(price.fold(it -> cost(it, texts), refusal -> ""));
        } else {
            model.put("possible", false);
            sentences.clear();
            sentences.add(refused);
        }
    }

    private static String cost(Price price, Texts texts) {
        return isFree(price)
                ? texts.text("action.free")
                : texts.text("action.costs", texts.money(price.amount(), price.currency()));
    }

    private static boolean isFree(Price price) {
        return price.amount().matches("[0.]*");
    }

    /** What has left can't be taken back. */
    private void revoked(Texts texts, Transfer transfer, List<String> sentences) {
        int begun = new Timeline(
                        transfer,
                        service.events(transfer.practice(), transfer.id()).orElse(List.of()))
                .begun();
        int all = transfer.documents().size();
        if (transfer.isAttachment()) {
            sentences.add(texts.text("action.revoke.attachment"));
        } else if (transfer.downloaded() > 0) {
            sentences.add(texts.text("action.revoke.fetched", transfer.downloaded(), all));
        } else {
            sentences.add(texts.text("action.revoke.text", TransferPage.addressee(transfer)));
        }
        if (begun > 0) {
            sentences.add(texts.text("action.revoke.begun", begun));
        }
        sentences.add(texts.text("action.revoke.destroyed"));
        if (isFree(transfer.charge())) {
            sentences.add(texts.text("action.free"));
        } else if (transfer.state() == TransferState.QUEUED) {
            sentences.add(texts.text("action.revoke.unsent"));
        } else {
            sentences.add(texts.text(
                    "action.revoke.charged",
                    texts.money(transfer.charge().amount(), transfer.charge().currency())));
        }
    }

    private static void unlocked(Texts texts, Transfer transfer, List<String> sentences) {
        boolean reported = transfer.wrongRecipientAt().isPresent();
        String onPaper = transfer.recipient().isOnPaper() ? ".paper" : "";
        sentences.add(texts.text(
                reported ? "action.unlock.reported" + onPaper : "action.unlock.text",
                TransferPage.addressee(transfer)));
        sentences.add(texts.text("action.free"));
    }
}
