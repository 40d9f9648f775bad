package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.PlugInTexts.requireReadable;

import java.util.HashSet;
import java.util.List;
import org.briefsiegel.factor.api.Prompt;

/** Whether the host's page can draw what a factor asks. */
final class DrawablePrompt {

    /** A field on a phone's screen, and a question that is a heading there. */
    private static final int LONGEST_LABEL = 80;

    private static final int LONGEST_QUESTION = 200;
    private static final int LONGEST_HINT = 400;
    private static final int MOST_FIELDS = 6;
    private static final int WIDEST = 60;

    private DrawablePrompt() {}

    static void require(Prompt prompt, String language) {
        List<String> names = names(prompt);
        Requirement.require(
                new HashSet<>(names).size() == names.size(),
                "Two fields have one name in %s: %s. A form posts them as one; give each its own.",
                language,
                names);
        Requirement.require(
                names.size() <= MOST_FIELDS,
                "%d fields are more than a phone's screen shows: %d at most.",
                names.size(),
                MOST_FIELDS);
        requireReadable("question", prompt.question(), language, LONGEST_QUESTION);
        if (!prompt.hint().isEmpty()) {
            requireReadable("hint", prompt.hint(), language, LONGEST_HINT);
        }
        for (Prompt.Field field : prompt.fields()) {
            requireReadable("label of field " + field.name(), field.label(), language, LONGEST_LABEL);
            Requirement.require(
                    field.autocomplete().matches("[a-z]+(?:[ -][a-z]+)*"),
                    "The autofill token \"%s\" of field %s isn't one of HTML: use \"off\" where none fits.",
                    field.autocomplete(),
                    field.name());
            Requirement.require(
                    field.width() <= WIDEST,
                    "The field %s is %d characters wide: %d at most.",
                    field.name(),
                    field.width(),
                    WIDEST);
        }
    }

    /** The names of its fields, in order. */
    static List<String> names(Prompt prompt) {
        return prompt.fields().stream().map(Prompt.Field::name).toList();
    }
}
