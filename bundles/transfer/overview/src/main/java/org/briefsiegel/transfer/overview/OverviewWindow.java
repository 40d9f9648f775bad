package org.briefsiegel.transfer.overview;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.Exposure;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.paper.Papers;
import org.briefsiegel.transfer.window.Visit;
import org.briefsiegel.transfer.window.WindowPages;

/** The practice's transfers: a list, one with its timeline, its proof, and what can be done with it. */
final class OverviewWindow {

    private static final int OK = 200;
    private static final int PAGE = 20;

    private final TransferDesk desk;
    private final WindowPages pages;
    private final Papers papers;

    OverviewWindow(TransferDesk desk, WindowPages pages, Papers papers) {
        this.desk = desk;
        this.pages = pages;
        this.papers = papers;
    }

    /** What can be done with a transfer, by the names that forms and texts use. */
    private enum Deed {
        REVOKE,
        UNLOCK,
        RESEND,
        RENEW;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Deed> named(String id) {
            return Arrays.stream(values()).filter(deed -> deed.id().equals(id)).findFirst();
        }

        /** Whether it is worth offering; the desk has the last word. */
        boolean suits(Transfer transfer) {
            boolean reachable = !transfer.factor().equals(Submission.NO_FACTOR)
                    && transfer.contentDestroyedAt().isEmpty();
            return switch (this) {
                case REVOKE -> transfer.state() != TransferState.REVOKED;
                case UNLOCK ->
                    !transfer.state().isOver() && (transfer.state() == TransferState.LOCKED || transfer.tries() > 0);
                case RESEND -> reachable && isDelivered(transfer) && transfer.state() != TransferState.EXPIRED;
                case RENEW -> reachable && isDelivered(transfer);
            };
        }

        private static boolean isDelivered(Transfer transfer) {
            return transfer.state() != TransferState.QUEUED && transfer.state() != TransferState.LOCKED;
        }
    }

    /** One transfer in the list; public for the template. */
    public record Row(
            String id,
            String when,
            String recipient,
            String email,
            String reference,
            String state,
            String until,
            int tries,
            String price) {

        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** One line of a timeline; public for the template. */
    public record Moment(String when, String what) {}

    /** What a GET asks for: the list, or one transfer. */
    Response show(Visit visit, Form form) {
        return form.present("transfer")
                .flatMap(id -> desk.find(practice(visit), id))
                .map(transfer -> show(visit, form, transfer, OK, "", ""))
                .orElseGet(() -> list(visit, form));
    }

    Response answer(Visit visit, Form form) {
        Optional<Transfer> transfer = form.present("transfer").flatMap(id -> desk.find(practice(visit), id));
        Optional<Deed> deed = Deed.named(form.text("deed"));
        if (transfer.isEmpty()) {
            return list(visit, form);
        }
        return switch (form.text("action")) {
            case "ask" ->
                deed.map(it -> ask(visit, form, transfer.get(), it))
                        .orElseGet(() -> show(visit, form, transfer.get(), OK, "", ""));
            case "do" ->
                deed.map(it -> carryOut(visit, form, transfer.get(), it))
                        .orElseGet(() -> show(visit, form, transfer.get(), OK, "", ""));
            case "show" -> show(visit, form, transfer.get(), OK, "", "");
            case "proof" -> proof(visit, form, transfer.get());
            default -> list(visit, form);
        };
    }

    private Response list(Visit visit, Form form) {
        Optional<TransferState> state = Arrays.stream(TransferState.values())
                .filter(it -> it.id().equals(form.text("state")))
                .findFirst();
        TransferDesk.Filter filter = new TransferDesk.Filter(state, Optional.empty(), form.present("words"));
        List<Transfer> found = desk.list(practice(visit), filter, form.present("after"), PAGE + 1);
        List<Transfer> shown = found.subList(0, Math.min(PAGE, found.size()));
        Map<String, Object> model = model(form);
        model.put(
                "rows",
                shown.stream().map(transfer -> row(visit.texts(), transfer)).toList());
        model.put("next", found.size() > PAGE ? shown.get(PAGE - 1).id() : "");
        model.put(
                "states",
                Arrays.stream(TransferState.values()).map(TransferState::id).toList());
        return pages.page(OK, "list.ftlh", visit, model);
    }

    private Response show(Visit visit, Form form, Transfer transfer, int status, String done, String refused) {
        Map<String, Object> model = model(form);
        model.put("row", row(visit.texts(), transfer));
        model.put("documents", transfer.documents());
        model.put("method", method(visit, transfer));
        List<TransferEvent> events = desk.events(practice(visit), transfer.id()).orElse(List.of());
        model.put(
                "timeline",
                events.stream().map(event -> moment(visit.texts(), event)).toList());
        model.put(
                "deeds",
                Arrays.stream(Deed.values())
                        .filter(deed -> deed.suits(transfer) || deed == Deed.UNLOCK && isMisdelivered(transfer, events))
                        .map(Deed::id)
                        .toList());
        model.put("done", done);
        model.put("refused", refused);
        return pages.page(status, "transfer.ftlh", visit, model);
    }

    /** An expired one can be renewed only once it is taken back that it isn't for who got it. */
    private static boolean isMisdelivered(Transfer transfer, List<TransferEvent> events) {
        return transfer.state() == TransferState.EXPIRED
                && events.stream()
                        .map(TransferEvent::kind)
                        .filter(kind ->
                                kind == TransferEvent.Kind.WRONG_RECIPIENT || kind == TransferEvent.Kind.UNLOCKED)
                        .reduce((earlier, later) -> later)
                        .filter(TransferEvent.Kind.WRONG_RECIPIENT::equals)
                        .isPresent();
    }

    private Response proof(Visit visit, Form form, Transfer transfer) {
        List<TransferEvent> events = desk.events(practice(visit), transfer.id()).orElse(List.of());
        Optional<byte[]> pdf = papers.proof(visit.practice(), transfer, events, Instant.now(), visit.locale());
        return pdf.map(it -> saved(transfer, it))
                .orElseGet(
                        () -> show(visit, form, transfer, 503, "", visit.texts().text("transfer.proof.later")));
    }

    private static Response saved(Transfer transfer, byte[] pdf) {
        return Response.ok(pdf, "application/pdf")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"briefsiegel-" + transfer.id() + ".pdf\"")
                .build();
    }

    private Response ask(Visit visit, Form form, Transfer transfer, Deed deed) {
        Map<String, Object> model = model(form);
        model.put("row", row(visit.texts(), transfer));
        model.put("deed", deed.id());
        return pages.page(OK, "ask.ftlh", visit, model);
    }

    private Response carryOut(Visit visit, Form form, Transfer transfer, Deed deed) {
        Reply<Transfer> reply = switch (deed) {
            case REVOKE ->
                desk.revoke(practice(visit), transfer.id())
                        .map(Reply::done)
                        .orElseGet(() -> Reply.refused(Refusal.of(Problem.NOT_FOUND, "")));
            case UNLOCK -> desk.unlock(practice(visit), transfer.id(), visit.locale());
            case RESEND -> desk.resend(practice(visit), transfer.id(), visit.locale());
            case RENEW -> desk.renew(practice(visit), transfer.id(), visit.locale());
        };
        return reply.fold(
                now -> show(visit, form, now, OK, visit.texts().text("deed." + deed.id() + ".done"), ""),
                refusal -> show(visit, form, transfer, 409, "", refusal.detail()));
    }

    /** The list's filter goes along, so that one comes back to where one was. */
    private static Map<String, Object> model(Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("sheet", OverviewAssets.SHEET);
        for (String name : List.of("state", "words", "after")) {
            model.put(name, form.text(name));
        }
        return model;
    }

    private static Row row(Texts texts, Transfer transfer) {
        return new Row(
                transfer.id(),
                texts.moment(transfer.createdAt()),
                transfer.recipient().name(),
                transfer.recipient().email(),
                transfer.reference(),
                transfer.state().id(),
                transfer.expiresAt().map(texts::moment).orElse(""),
                transfer.tries(),
                texts.money(transfer.charge().amount(), transfer.charge().currency()));
    }

    private static Moment moment(Texts texts, TransferEvent event) {
        String what = texts.text("event." + event.kind().id())
                + DeliveryProblem.of(event)
                        .map(it -> ": " + it.reason().text(Locale.forLanguageTag(texts.tag())))
                        .orElse("");
        return new Moment(
                texts.moment(event.time()),
                event.kind() == TransferEvent.Kind.WRONG_RECIPIENT
                        ? what + ", " + misdelivered(Exposure.parse(event.detail()), texts)
                        : what);
    }

    private static String misdelivered(Exposure exposure, Texts texts) {
        return exposure.opened()
                ? texts.text("detail.opened", exposure.fetched(), exposure.documents())
                : texts.text("detail.never-opened");
    }

    private String method(Visit visit, Transfer transfer) {
        return transfer.factor().equals(Submission.NO_FACTOR)
                ? visit.texts().text("method.none")
                : desk.capabilities(practice(visit), visit.locale()).factors().stream()
                        .filter(factor -> factor.id().equals(transfer.factor()))
                        .map(Capabilities.Factor::label)
                        .findFirst()
                        .orElse(transfer.factor());
    }

    private static String practice(Visit visit) {
        return visit.practice().id();
    }
}
