package org.briefsiegel.practice.registry;

import java.util.regex.Pattern;
import org.briefsiegel.platform.names.Names;

/** What is said of a practice stands in mails, text messages and pages: lines, by the rule for names, and not too long. */
final class PracticeLines {

    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_PHONE = 40;
    static final int LONGEST_LINE = 10_000;

    /** How the last line of a text message binds a code to a page (WICG, "Origin-bound one-time codes"). */
    private static final Pattern CODE_LINE = Pattern.compile("@\\S+\\s+#");

    private PracticeLines() {}

    /**
     * Refuses what breaks the rule.
     *
     * @param field its name, for the operator
     * @throws IllegalArgumentException when it does; the message names the field and says why, for people
     */
    static void require(String field, String line, int longest) {
        if (!Names.isVisible(line)) {
            throw new IllegalArgumentException(field + " has nothing to be seen");
        }
        Names.flaw(line, longest).ifPresent(flaw -> {
            throw new IllegalArgumentException(field
                    + switch (flaw) {
                        case TOO_LONG -> " has more than " + longest + " characters";
                        case CONTROL_CHARACTER -> " has a control character, such as the end of a line";
                        case DIRECTION_MARK -> " has a mark that turns the reading direction";
                    });
        });
    }

    /** A phone would take a name such as {@code @evil.example #123456} for where a code belongs. */
    static void requireNoCodeLine(String name) {
        if (CODE_LINE.matcher(name).find()) {
            throw new IllegalArgumentException(
                    "name looks like the line of a text message that says where a code belongs");
        }
    }
}
