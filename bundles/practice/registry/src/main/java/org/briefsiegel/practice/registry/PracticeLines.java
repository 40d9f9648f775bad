package org.briefsiegel.practice.registry;

import java.util.regex.Pattern;
import org.briefsiegel.platform.domains.Domains;
import org.briefsiegel.platform.names.Names;
import org.briefsiegel.practice.api.ContactDetail;

/** What is said of a practice stands in mails, text messages and pages: lines, by the rule for names, and not too long. */
final class PracticeLines {

    static final int LONGEST_LABEL = 60;
    static final int LONGEST_LINE = 10_000;

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 40;

    /** How the last line of a text message binds a code to a page (WICG, "Origin-bound one-time codes"). */
    private static final Pattern CODE_LINE = Pattern.compile("@\\S+\\s+#");

    private PracticeLines() {}

    /**
     * A detail in the one form in which it is kept.
     *
     * @throws IllegalArgumentException when it can't be used; the message names the detail and says why, for people
     */
    static String of(ContactDetail detail, String value) {
        detail.require(value);
        return switch (detail) {
            case NAME -> {
                require(detail.key(), value, Names.LONGEST);
                requireNoCodeLine(value);
                yield Names.normalized(value);
            }
            case EMAIL -> {
                require(detail.key(), value, LONGEST_EMAIL);
                yield Domains.inMailAddress(value.strip());
            }
            case PHONE -> {
                require(detail.key(), value, LONGEST_PHONE);
                yield value.strip();
            }
        };
    }

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
    private static void requireNoCodeLine(String name) {
        if (CODE_LINE.matcher(name).find()) {
            throw new IllegalArgumentException(
                    "name looks like the line of a text message that says where a code belongs");
        }
    }
}
