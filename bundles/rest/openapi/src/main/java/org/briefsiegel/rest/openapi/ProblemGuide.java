package org.briefsiegel.rest.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.briefsiegel.rest.problem.ProblemJson;
import org.briefsiegel.rest.problem.ProblemType;
import org.briefsiegel.rest.problem.Problems;

/**
 * What a caller should know of a type of problem, in English.
 *
 * @param title as in the problem
 * @param meaning what has happened
 * @param advice what to do now
 * @param example a problem as it may come, as JSON
 */
record ProblemGuide(String title, String meaning, String advice, String example) {

    static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            "org.briefsiegel.rest.openapi.problems", Locale.ROOT, ProblemGuide.class.getClassLoader());

    private static final JsonMapper JSON = new JsonMapper();

    /** @throws MissingResourceException when nobody has written about it */
    static ProblemGuide of(ProblemType type) {
        String title = Problems.title(type, Locale.ENGLISH);
        return new ProblemGuide(title, text(type, "meaning"), text(type, "advice"), example(type, title));
    }

    private static String example(ProblemType type, String title) {
        String detail = text(type, "detail");
        List<ProblemJson.Flaw> flaws = TEXTS.containsKey(type.id() + ".pointer")
                ? List.of(new ProblemJson.Flaw(
                        text(type, "pointer"), text(type, "code", type.id()), text(type, "text", detail)))
                : List.of();
        ProblemJson problem = new ProblemJson(type, title, type.statuses().get(0), detail, flaws, null);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record can always be written", impossible);
        }
    }

    private static String text(ProblemType type, String what) {
        return TEXTS.getString(type.id() + "." + what);
    }

    private static String text(ProblemType type, String what, String otherwise) {
        return TEXTS.containsKey(type.id() + "." + what) ? text(type, what) : otherwise;
    }
}
