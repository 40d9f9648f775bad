package org.briefsiegel.recipient.page;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;

/** The form, drawn from the question alone, so that a factor that nobody here knows is drawn too. */
final class QuestionPage {

    /** The wrong answer from which on the reader is told what comes next. */
    private static final int WARNED_FROM = 3;

    private static final Duration LONG = Duration.ofMinutes(90);

    private final Pages pages;

    QuestionPage(Pages pages) {
        this.pages = pages;
    }

    /**
     * A field, for the template.
     *
     * @param error what is wrong with this very field; may be empty
     */
    public record Drawn(Letter.Field field, String value, boolean flawed, String error) {}

    /**
     * Where the recipient can go to be recognized, for the template.
     *
     * @param error why that didn't work; may be empty
     */
    public record DrawnDestination(Letter.Destination destination, String error) {}

    /** @param autofill whether the browser may fill in what it knows */
    Response asked(Visit visit, Remark remark, boolean autofill) {
        boolean sent = remark != Remark.SENT || visit.question().notReceived().isPresent();
        return draw(200, visit, Mistakes.NONE, sent ? remark : Remark.NONE, autofill);
    }

    /** The question with what is wrong, and what was typed. */
    Response refused(int status, Visit visit, Mistakes mistakes, boolean autofill) {
        return draw(status, visit, mistakes, Remark.NONE, autofill);
    }

    /**
     * What is said about an answer. "Wrong" never says which part: it is said of the whole question.
     *
     * @return empty where there is nothing to say
     */
    Optional<Mistakes> mistakes(Visit visit, Map<String, String> typed, Opening opening) {
        Map<String, String> shown = new HashMap<>(typed);
        shown.keySet()
                .retainAll(visit.question().fields().stream()
                        .map(Letter.Field::name)
                        .toList());
        if (!visit.question().challenge().isEmpty()) {
            shown.clear(); // they answer another question than the one that is asked now
        }
        if (opening instanceof Opening.Outdated) {
            String text = pages.texts(visit.locale()).text("error.outdated");
            return Optional.of(new Mistakes(List.of(), text, Map.of()));
        }
        if (opening instanceof Opening.Mistyped mistyped) {
            return Optional.of(new Mistakes(mistyped.flaws(), "", shown));
        }
        if (opening instanceof Opening.Wrong wrong) {
            return Optional.of(new Mistakes(List.of(), problem(visit, wrong), shown));
        }
        return Optional.empty();
    }

    private String problem(Visit visit, Opening.Wrong wrong) {
        Texts texts = pages.texts(visit.locale());
        boolean elsewhere = !visit.question().destinations().isEmpty();
        String text = texts.text(elsewhere ? "error.wrong.elsewhere" : "error.wrong");
        return wrong.tries() >= WARNED_FROM && wrong.left() > 0 ? text + " " + warning(texts, wrong) : text;
    }

    private static String warning(Texts texts, Opening.Wrong wrong) {
        return wrong.pause()
                .map(pause -> texts.text("error.pause", wrong.left(), duration(texts, pause)))
                .orElseGet(() -> texts.text("error.lock", wrong.left()));
    }

    private static String duration(Texts texts, Duration pause) {
        return pause.compareTo(LONG) > 0
                ? texts.text("error.hours", pause.toHours())
                : texts.text("error.minutes", pause.toMinutes());
    }

    private Response draw(int status, Visit visit, Mistakes mistakes, Remark remark, boolean autofill) {
        Letter.Question question = visit.question();
        Map<String, Object> model = new HashMap<>();
        model.put("question", question);
        model.put(
                "fields",
                question.fields().stream().map(field -> drawn(field, mistakes)).toList());
        model.put(
                "destinations",
                question.destinations().stream()
                        .map(destination -> new DrawnDestination(destination, error(destination.name(), mistakes)))
                        .toList());
        model.put("flaws", mistakes.flaws());
        model.put("problem", mistakes.problem());
        model.put("remark", remark.name());
        model.put("autofill", autofill);
        return pages.page(status, "question.ftlh", visit, model).build();
    }

    private static Drawn drawn(Letter.Field field, Mistakes mistakes) {
        String error = error(field.name(), mistakes);
        boolean flawed = !error.isEmpty() || !mistakes.problem().isEmpty();
        return new Drawn(field, mistakes.typed().getOrDefault(field.name(), ""), flawed, error);
    }

    private static String error(String name, Mistakes mistakes) {
        return mistakes.flaws().stream()
                .filter(flaw -> flaw.field().equals(name))
                .map(Opening.Flaw::reason)
                .findFirst()
                .orElse("");
    }
}
