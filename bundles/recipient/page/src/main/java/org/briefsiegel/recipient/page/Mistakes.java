package org.briefsiegel.recipient.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.briefsiegel.transfer.api.Opening;

/**
 * What is said about an answer that wasn't taken.
 *
 * @param flaws what is wrong with single fields
 * @param problem what is wrong with the whole answer; may be empty
 * @param typed what was typed, by field
 */
record Mistakes(List<Opening.Flaw> flaws, String problem, Map<String, String> typed) {

    static final Mistakes NONE = new Mistakes(List.of(), "", Map.of());

    /** So that three fields of any script fit into a cookie. */
    private static final int LONGEST_CARRIED = 120;

    private static final String PROBLEM = "problem";
    private static final String FLAW = "flaw ";
    private static final String TYPED = "typed ";

    /** The same as texts by name, for the page after a redirect, but what no answer is as long as. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(PROBLEM, problem);
        flaws.forEach(flaw -> texts.put(FLAW + flaw.field(), flaw.reason()));
        typed.entrySet().stream()
                .filter(field -> field.getValue().length() <= LONGEST_CARRIED)
                .forEach(field -> texts.put(TYPED + field.getKey(), field.getValue()));
        return texts;
    }

    static Mistakes of(Map<String, String> texts) {
        return new Mistakes(
                parts(texts, FLAW).entrySet().stream()
                        .map(flaw -> new Opening.Flaw(flaw.getKey(), flaw.getValue()))
                        .toList(),
                texts.getOrDefault(PROBLEM, ""),
                parts(texts, TYPED));
    }

    private static Map<String, String> parts(Map<String, String> texts, String kind) {
        Map<String, String> parts = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(kind)) {
                parts.put(name.substring(kind.length()), text);
            }
        });
        return parts;
    }

    @Override
    public String toString() {
        return "Mistakes[…]";
    }
}
