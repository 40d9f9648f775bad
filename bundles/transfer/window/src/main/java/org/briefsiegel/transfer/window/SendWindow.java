package org.briefsiegel.transfer.window;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.phone.PhoneNumber;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowDesk;

/** The window in which a person chooses how a draft is sent, sees the price, and sends it. */
final class SendWindow {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final WindowDesk windows;
    private final TransferDesk desk;
    private final WindowPages pages;
    private final Methods methods;

    SendWindow(WindowDesk windows, TransferDesk desk, WindowPages pages) {
        this.windows = windows;
        this.desk = desk;
        this.pages = pages;
        this.methods = new Methods(desk);
    }

    /**
     * What is wrong with a field; public for the template.
     *
     * @param field the id of its element
     */
    public record Flaw(String field, String text) {}

    /**
     * What is said about what was filled in.
     *
     * @param flaws what must be put right
     * @param question what is to be looked at before it is sent; empty if nothing
     * @param refused ids of factors whose value in the record is wrong
     */
    private record Remarks(int status, List<Flaw> flaws, String question, Set<String> refused) {
        static final Remarks NONE = new Remarks(OK, List.of(), "", Set.of());

        static Remarks flaws(List<Flaw> flaws) {
            return new Remarks(UNPROCESSABLE, flaws, "", Set.of());
        }

        static Remarks question(int status, String question) {
            return new Remarks(status, List.of(), question, Set.of());
        }
    }

    Response answer(Visit visit, Window.Sending window, Form form) throws IOException {
        return switch (form.text(Form.ACTION)) {
            case "send" -> send(visit, window, form);
            case "price" -> draw(visit, window, form, Remarks.NONE);
            default -> show(visit, window);
        };
    }

    Response show(Visit visit, Window.Sending window) {
        return draw(visit, window, suggested(visit, window.draft()), Remarks.NONE);
    }

    /** What the practice system knows, and the safest method that can be used with it. */
    private Form suggested(Visit visit, Draft draft) {
        Recipient recipient = draft.recipient();
        PhoneNumber phone = PhoneNumber.of(recipient.phone());
        Map<String, String> fields = new HashMap<>(Map.of(
                Form.NAME, recipient.name(),
                Form.EMAIL, recipient.email(),
                Form.COUNTRY, phone.region(),
                Form.PHONE, phone.typed()));
        draft.factor().ifPresent(factor -> draft.typedIn().ifPresent(value -> fields.put(Form.valueOf(factor), value)));
        Form form = Form.posted(fields);
        List<Method> all = methods.of(visit, draft, form, Set.of());
        String factor = all.stream()
                .filter(Method::isAvailable)
                .filter(method -> draft.factor().map(method.id()::equals).orElse(!method.isUnprotected()))
                .findFirst()
                .map(Method::id)
                .orElse("");
        return form.with(Map.of(Form.FACTOR, factor));
    }

    private Response send(Visit visit, Window.Sending window, Form form) throws IOException {
        List<Method> all = methods.of(visit, window.draft(), form, Set.of());
        Optional<Method> method =
                all.stream().filter(it -> it.id().equals(form.factor())).findFirst();
        List<Flaw> flaws = flaws(visit.texts(), form, method);
        if (!flaws.isEmpty()) {
            return draw(visit, window, form, Remarks.flaws(flaws));
        }
        Optional<String> question = question(visit.texts(), form, method.orElseThrow());
        if (question.isPresent()) {
            return draw(visit, window, asked(form), Remarks.question(OK, question.get()));
        }
        Reply<Transfer> reply = windows.send(visit.ticket(), visit.key(), choice(form, method.orElseThrow()));
        return reply.fold(
                transfer -> sent(visit, transfer),
                refusal -> draw(visit, window, form, refused(visit.texts(), form, method.orElseThrow(), refusal)));
    }

    private static List<Flaw> flaws(Texts texts, Form form, Optional<Method> method) {
        List<Flaw> flaws = new ArrayList<>();
        form.tooLong().forEach(field -> flaws.add(new Flaw(field, texts.text("flaw.long"))));
        if (form.present(Form.EMAIL).isEmpty()) {
            flaws.add(new Flaw(Form.EMAIL, texts.text("flaw.email")));
        }
        if (method.filter(Method::isAvailable).isEmpty()) {
            flaws.add(new Flaw(Form.FACTOR, method.map(Method::reason).orElse(texts.text("flaw.factor"))));
        }
        method.filter(Method::isAvailable).ifPresent(chosen -> {
            if (chosen.phone()) {
                form.phone()
                        .flaw()
                        .ifPresent(flaw -> flaws.add(new Flaw(Form.PHONE, texts.text("flaw.phone." + flaw.name()))));
            }
            if (chosen.asks() && chosen.value().isEmpty()) {
                flaws.add(new Flaw(chosen.field(), texts.text("flaw.value", chosen.label())));
            }
        });
        return flaws;
    }

    /** What the person should look at again: a misspelt address, or a price that wasn't shown. */
    private static Optional<String> question(Texts texts, Form form, Method method) {
        Optional<String> meant = MailDomains.meant(form.text(Form.EMAIL))
                .filter(it -> !form.text(Form.CONFIRMED).equals(form.text(Form.EMAIL)))
                .map(it -> texts.text("question.address", it));
        boolean seen = form.text(Form.SHOWN).equals(method.price());
        return meant.or(() -> seen || !method.chargeable() || method.price().isEmpty()
                ? Optional.empty()
                : Optional.of(texts.text("question.price", method.price())));
    }

    /** Asked about an address once, the person has the last word. */
    private static Form asked(Form form) {
        return form.with(Map.of(Form.CONFIRMED, form.text(Form.EMAIL)));
    }

    private static Draft.Choice choice(Form form, Method method) {
        return new Draft.Choice(
                form.text(Form.NAME),
                form.text(Form.EMAIL),
                method.phone() ? form.phone().e164().orElseThrow() : "",
                method.id(),
                Optional.of(method.value()).filter(value -> !value.isEmpty()),
                Optional.of(method.quote()).filter(quote -> !quote.isEmpty()));
    }

    private static Remarks refused(Texts texts, Form form, Method method, Refusal refusal) {
        return switch (refusal.problem()) {
            case QUOTE_OUTDATED, QUOTE_REQUIRED ->
                Remarks.question(
                        CONFLICT,
                        refusal.quote()
                                .map(quote -> texts.text(
                                        "question.price",
                                        texts.money(
                                                quote.total().amount(),
                                                quote.total().currency())))
                                .orElse(refusal.detail()));
            default -> {
                String pointer = refusal.flaws().stream()
                        .findFirst()
                        .map(Refusal.Flaw::pointer)
                        .orElse("");
                boolean ofRecord = pointer.startsWith("/patient/") && refusal.problem() == Problem.INVALID_FACT;
                yield new Remarks(
                        status(refusal.problem()),
                        List.of(new Flaw(field(pointer, method), refusal.detail())),
                        "",
                        ofRecord ? Set.of(method.id()) : Set.of());
            }
        };
    }

    /** Where on the page the part of the request stands that a refusal points to. */
    private static String field(String pointer, Method method) {
        return switch (pointer) {
            case "/recipient/email" -> Form.EMAIL;
            case "/recipient/phone" -> Form.PHONE;
            case "/authentication/value" -> method.asks() ? method.field() : Form.FACTOR;
            default -> pointer.startsWith("/patient/") ? method.field() : Form.FACTOR;
        };
    }

    private static int status(Problem problem) {
        return switch (problem) {
            case UNAVAILABLE, FACTOR_NOT_AVAILABLE -> 503;
            case PLAN_REQUIRED, FACTOR_NOT_ALLOWED, CAP_REACHED -> 403;
            case IDEMPOTENCY_CONFLICT -> CONFLICT;
            default -> UNPROCESSABLE;
        };
    }

    private Response draw(Visit visit, Window.Sending window, Form form, Remarks remarks) {
        List<Method> all = methods.of(visit, window.draft(), form, remarks.refused());
        Optional<Method> chosen = all.stream()
                .filter(it -> it.id().equals(form.factor()) && it.isAvailable())
                .findFirst();
        Map<String, Object> model = new HashMap<>();
        model.put("form", fields(form));
        model.put("documents", window.documents());
        model.put("kinds", kinds(visit));
        model.put("safest", all.stream().filter(Method::maximum).toList());
        model.put("others", all.stream().filter(method -> !method.maximum()).toList());
        model.put("chosen", chosen.map(Method::id).orElse(""));
        model.put("price", chosen.map(Method::price).orElse(""));
        model.put("countries", PhoneNumber.countries(visit.locale()));
        model.put("flaws", remarks.flaws());
        model.put("question", remarks.question());
        return pages.page(remarks.status(), "send.ftlh", visit, model);
    }

    private static Map<String, String> fields(Form form) {
        Map<String, String> fields = new HashMap<>();
        for (String name : List.of(Form.NAME, Form.EMAIL, Form.PHONE, Form.CONFIRMED)) {
            fields.put(name, form.text(name));
        }
        fields.put(Form.COUNTRY, form.phone().region());
        return fields;
    }

    private Map<String, String> kinds(Visit visit) {
        Map<String, String> kinds = new HashMap<>();
        desk.capabilities(visit.practice().id(), visit.locale())
                .documentTypes()
                .forEach(kind -> kinds.put(kind.id(), kind.label()));
        return kinds;
    }

    /** What became of what was sent, as it stands now. */
    Response sent(Visit visit, Transfer transfer) {
        Map<String, Object> model = new HashMap<>();
        model.put("transfer", transfer);
        model.put("state", transfer.state().id());
        model.put("unprotected", transfer.factor().equals(Submission.NO_FACTOR));
        model.put(
                "charge",
                visit.texts()
                        .money(transfer.charge().amount(), transfer.charge().currency()));
        transfer.expiresAt().ifPresent(end -> model.put("until", visit.texts().moment(end)));
        model.put("waiting", transfer.state() == TransferState.QUEUED);
        model.put("origins", String.join(" ", visit.practice().frameOrigins()));
        return pages.page(OK, "sent.ftlh", visit, model);
    }
}
