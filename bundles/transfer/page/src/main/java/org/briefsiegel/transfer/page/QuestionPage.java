package org.briefsiegel.transfer.page;

import jakarta.ws.rs.core.Response;
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

    /** What is said above the form about an answer that wasn't taken. */
    private record Mistakes(List<Opening.Flaw> flaws, String problem) {}

    Response asked(Letter letter, Letter.Question question, Locale locale) {
        return draw(200, letter, question, locale, Map.of(), new Mistakes(List.of(), ""));
    }

    Response mistyped(
            Letter letter,
            Letter.Question question,
            Locale locale,
            Map<String, String> typed,
            Opening.Mistyped mistyped) {
        return draw(422, letter, question, locale, typed, new Mistakes(mistyped.flaws(), ""));
    }

    /** "Wrong" never says which part: it is said of the whole question, and marks every field. */
    Response wrong(
            Letter letter, Letter.Question question, Locale locale, Map<String, String> typed, Opening.Wrong wrong) {
        Texts texts = pages.texts(locale);
        String text = texts.text("error.wrong");
        if (wrong.triesLeft() > 0 && wrong.triesLeft() <= FEW_TRIES) {
            text += " " + texts.text("error.tries", wrong.triesLeft());
        }
        return draw(422, letter, question, locale, typed, new Mistakes(List.of(), text));
    }

    private Response draw(
            int status,
            Letter letter,
            Letter.Question question,
            Locale locale,
            Map<String, String> typed,
            Mistakes mistakes) {
        List<Drawn> fields = question.fields().stream()
                .map(field -> drawn(field, typed, mistakes))
                .toList();
        Map<String, Object> model = Map.of(
                "letter", letter,
                "question", question,
                "fields", fields,
                "flaws", mistakes.flaws(),
                "problem", mistakes.problem());
        return pages.page(status, "question.ftlh", locale, model).build();
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
