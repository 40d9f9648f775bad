package org.briefsiegel.desk.send;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.desk.send.Selection.Attempt;
import org.briefsiegel.desk.window.WindowPages;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;

/**
 * The window in which a person chooses how a draft is sent, sees the price, and sends it. What was typed is kept with the window
 * before anything else is done with it, so that every page is drawn from what is kept, and can be drawn again.
 */
final class SendWindow {

    private final WindowService windows;
    private final Methods methods;
    private final SendPage page;
    private final SentPage sentPage;
    private final PreparedDocuments documents;

    SendWindow(
            WindowService windows,
            TransferService service,
            AccessSheetService sheets,
            HouseCurrency currency,
            WindowPages pages,
            Clock clock) {
        this.windows = windows;
        this.methods = new Methods(service, windows, currency);
        this.page = new SendPage(service, sheets, pages, clock);
        this.sentPage = new SentPage(service, sheets, windows, pages);
        this.documents = new PreparedDocuments(windows);
    }

    /** The window as it stands. */
    Response show(WindowVisit visit, Window.Sending window) {
        return draw(visit, Selection.of(window));
    }

    /** What became of what was sent, as it stands now. */
    Response sent(WindowVisit visit, Transfer transfer) {
        return sentPage.draw(visit, transfer);
    }

    /** The sheet of what was sent without an address. */
    Response sheet(WindowVisit visit, Transfer transfer, Form posted) {
        return sentPage.sheet(visit, transfer, posted);
    }

    /** One of the documents, to be looked at. */
    Response document(WindowVisit visit, Window.Sending window, int number) {
        return documents.shown(visit, window, number);
    }

    Response answer(WindowVisit visit, Window.Sending window, Form posted) throws IOException {
        Action action = Action.of(posted.text(Form.ACTION));
        Selection before = Selection.of(window);
        if (action.verb().isEmpty()) {
            return draw(visit, before);
        }
        Set<String> factors = methods.factors(visit);
        Selection typed = action.isOvertaken(posted, before.form()) ? before : before.with(posted, factors);
        return switch (action.verb()) {
            case "save" -> {
                // what the page has asked or shown counts once the person goes on from it
                Form halfway = typed.form().without(Form.CONFIRMED, Form.SHOWN);
                Selection selection = before.with(halfway, factors).with(before.attempt());
                keep(visit, selection, factors, action, posted);
                yield Response.ok(String.valueOf(page.secondsLeft(window)), MediaType.TEXT_PLAIN)
                        .build();
            }
            case "send" -> send(visit, typed.with(new Attempt(Form.FACTOR, "")), factors);
            case "look" -> {
                keep(visit, typed, factors);
                yield visit.returning()
                        ? visit.to("/documents/" + action.number())
                        : documents.shown(visit, window, action.number());
            }
            case "remove" -> turn(visit, typed.without(action.number()), factors, "#documents");
            case "restore" -> turn(visit, typed.withAgain(action.number()), factors, "#documents");
            case "address" ->
                turn(
                        visit,
                        MailDomains.meant(typed.form().text(Form.EMAIL))
                                .map(meant -> typed.with(Form.EMAIL, meant))
                                .orElse(typed),
                        factors,
                        "#email");
            default -> {
                keep(visit, typed, factors, action, posted);
                yield visit.returning() ? visit.to("") : draw(visit, typed);
            }
        };
    }

    private Response turn(WindowVisit visit, Selection selection, Set<String> factors, String place) {
        keep(visit, selection, factors);
        return visit.returning() ? visit.to(place) : draw(visit, selection);
    }

    private void keep(WindowVisit visit, Selection selection, Set<String> factors) {
        Map<String, String> typed = selection.typed(factors);
        windows.keep(visit.ticket(), visit.key(), kept -> typed);
    }

    /** What the page posts in the background may be answered at the same time as what the person does next. */
    private void keep(WindowVisit visit, Selection selection, Set<String> factors, Action action, Form posted) {
        Map<String, String> typed = selection.typed(factors);
        windows.keep(visit.ticket(), visit.key(), kept -> action.isOvertaken(posted, Form.posted(kept)) ? kept : typed);
    }

    private Response send(WindowVisit visit, Selection selection, Set<String> factors) throws IOException {
        Optional<Method> chosen = chosen(selection, methods.of(visit, selection));
        if (!review(visit, selection, chosen).isFine()) {
            return turn(visit, selection, factors, "");
        }
        keep(visit, selection, factors);
        Reply<Transfer> reply = windows.send(visit.ticket(), visit.key(), choice(selection, chosen.orElseThrow()));
        return reply.fold(
                transfer -> visit.returning() ? visit.to("") : sent(visit, transfer),
                refusal -> turn(visit, selection.with(told(refusal)), factors, ""));
    }

    /** A price that has changed meanwhile needs no words: the page will show it, and ask. */
    private static Attempt told(Refusal refusal) {
        return new Attempt(Form.FACTOR, refusal.quote().isPresent() ? "" : refusal.detail());
    }

    private Response draw(WindowVisit visit, Selection selection) {
        List<Method> all = methods.of(visit, selection);
        Optional<Method> chosen = chosen(selection, all);
        Optional<Review> review =
                selection.attempt().isMade() ? Optional.of(review(visit, selection, chosen)) : Optional.empty();
        return page.draw(visit, selection, all, chosen.filter(Method::isAvailable), review);
    }

    /** The one that was chosen; before that the one that the practice system suggests, or the safest that can be used. */
    private static Optional<Method> chosen(Selection selection, List<Method> all) {
        Optional<String> factor = selection.form().present(Form.FACTOR);
        return factor.isPresent()
                ? all.stream()
                        .filter(method -> method.id().equals(factor.get()))
                        .findFirst()
                : all.stream()
                        .filter(Method::isAvailable)
                        .filter(method -> selection
                                .draft()
                                .factor()
                                .map(method.id()::equals)
                                .orElse(!method.isUnprotected()))
                        .findFirst();
    }

    private Review review(WindowVisit visit, Selection selection, Optional<Method> chosen) {
        Draft.Choice choice = chosen.map(method -> choice(selection, method))
                .orElseGet(() -> selection.choice("", false, Optional.empty(), Optional.empty()));
        return Review.of(visit.texts(), selection, chosen, windows.check(selection.draft(), choice));
    }

    private static Draft.Choice choice(Selection selection, Method method) {
        return selection.choice(
                method.id(),
                method.usesPhone(),
                Optional.of(method.value()).filter(value -> method.asks() && !value.isEmpty()),
                Optional.of(method.quote()).filter(quote -> !quote.isEmpty()));
    }

    /**
     * What a button asks for: a word, and for some the number of a document.
     *
     * @param number 0 where there is none
     */
    private record Action(String verb, int number) {

        /** Whether the page has asked for it while the person went on, and what they did next is kept already. */
        boolean isOvertaken(Form posted, Form kept) {
            return (verb.equals("save") || verb.equals("price")) && posted.isOlderThan(kept);
        }

        static Action of(String text) {
            int hyphen = text.indexOf('-');
            String number = text.substring(hyphen + 1);
            return hyphen > 0 && number.matches("[1-9][0-9]{0,3}")
                    ? new Action(text.substring(0, hyphen), Integer.parseInt(number))
                    : new Action(text, 0);
        }
    }
}
