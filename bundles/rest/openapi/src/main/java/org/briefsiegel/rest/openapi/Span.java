package org.briefsiegel.rest.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.rest.problem.ProblemType;

/**
 * A piece of a line on the page. Public for the template.
 *
 * @param code whether it is to be read as code
 * @param anchor where on the page it leads; empty for nowhere
 */
public record Span(String text, boolean code, String anchor) {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    static Span words(String text) {
        return new Span(text, false, "");
    }

    static Span code(String text) {
        return new Span(text, true, "");
    }

    static Span link(String anchor, String text) {
        return new Span(text, false, anchor);
    }

    /** A line in which what stands between backticks is code, and leads to the problem where it names one. */
    static List<Span> line(String text) {
        List<Span> line = new ArrayList<>();
        Matcher code = CODE.matcher(text);
        int end = 0;
        while (code.find()) {
            line.add(words(text.substring(end, code.start())));
            line.add(new Span(code.group(1), true, anchor(code.group(1))));
            end = code.end();
        }
        line.add(words(text.substring(end)));
        return line.stream().filter(span -> !span.text().isEmpty()).toList();
    }

    private static String anchor(String word) {
        return Stream.of(ProblemType.values())
                .filter(type -> type.id().equals(word))
                .findFirst()
                .map(ProblemType::urn)
                .orElse("");
    }
}
