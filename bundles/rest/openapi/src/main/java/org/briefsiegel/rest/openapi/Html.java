package org.briefsiegel.rest.openapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.rest.problem.ProblemType;

/** What stands in the OpenAPI document, as HTML. */
final class Html {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private Html() {}

    /** Text in which what stands between backticks is code, and leads to the problem where it names one. */
    static String text(String text) {
        return CODE.matcher(verbatim(text)).replaceAll(code -> Matcher.quoteReplacement(code(code.group(1))));
    }

    static String verbatim(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String code(String word) {
        String code = "<code>" + word + "</code>";
        return Stream.of(ProblemType.values())
                .filter(type -> type.id().equals(word))
                .findFirst()
                .map(type -> "<a href=\"#" + type.urn() + "\">" + code + "</a>")
                .orElse(code);
    }
}
