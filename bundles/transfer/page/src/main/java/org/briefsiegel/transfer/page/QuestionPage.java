package org.briefsiegel.transfer.page;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;

/** The form, drawn from the question alone, so that a factor that nobody here knows is drawn too. */
final class QuestionPage {

    private static final int FEW_TRIES = 3;

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

    /** What is said above the form about what happened before. */
    enum Remark {
        NONE,
        /** A new code is on its way. */
        SENT,
        /** The session is over. */
        ENDED;

        /** Its name in addresses. */
        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Remark of(UriInfo uri) {
            try {
                return Arrays.stream(values())
                        .filter(remark -> uri.getQueryParameters().containsKey(remark.parameter()))
                        .findFirst()
                        .orElse(NONE);
            } catch (RuntimeException malformed) {
                return NONE;
            }
        }
    }

    /** What is said about an answer that wasn't taken. */
    private record Mistakes(List<Opening.Flaw> flaws, String problem) {
        static final Mistakes NONE = new Mistakes(List.of(), "");
    }

    Response asked(Visit visit, Remark remark) {
        if (remark == Remark.SENT && visit.question().notReceived().isEmpty()) {
            return asked(visit, Remark.NONE);
        }
        return draw(200, visit, Map.of(), Mistakes.NONE, remark);
    }

    Response mistyped(Visit visit, Map<String, String> typed, Opening.Mistyped mistyped) {
        return draw(422, visit, typed, new Mistakes(mistyped.flaws(), ""), Remark.NONE);
    }

    /** "Wrong" never says which part: it is said of the whole question, and marks every field. */
    Response wrong(Visit visit, Map<String, String> typed, Opening.Wrong wrong) {
        Texts texts = pages.texts(visit.locale());
        String text = texts.text("error.wrong");
        if (wrong.triesLeft() > 0 && wrong.triesLeft() <= FEW_TRIES) {
            text += " " + texts.text("error.tries", wrong.triesLeft());
        }
        return draw(422, visit, typed, new Mistakes(List.of(), text), Remark.NONE);
    }

    private Response draw(int status, Visit visit, Map<String, String> typed, Mistakes mistakes, Remark remark) {
        Letter.Question question = visit.question();
        Map<String, Object> model = new HashMap<>();
        model.put("question", question);
        model.put(
                "fields",
                question.fields().stream()
                        .map(field -> drawn(field, typed, mistakes))
                        .toList());
        model.put("flaws", mistakes.flaws());
        model.put("problem", mistakes.problem());
        model.put("remark", remark.name());
        return pages.page(status, "question.ftlh", visit, model).build();
    }

    private static Drawn drawn(Letter.Field field, Map<String, String> typed, Mistakes mistakes) {
        String error = mistakes.flaws().stream()
                .filter(flaw -> flaw.field().equals(field.name()))
                .map(Opening.Flaw::reason)
                .findFirst()
                .orElse("");
        boolean flawed = !error.isEmpty() || !mistakes.problem().isEmpty();
        return new Drawn(field, typed.getOrDefault(field.name(), ""), flawed, error);
    }
}
