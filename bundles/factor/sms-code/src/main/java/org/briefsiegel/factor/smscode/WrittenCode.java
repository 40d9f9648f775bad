package org.briefsiegel.factor.smscode;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The six digits of a code in what somebody typed, or copied out of the message: alone, or once or more in its words. */
final class WrittenCode {

    private static final String BETWEEN = "[\\s\\h\\-\\u2010-\\u2015]";
    private static final Pattern SEPARATORS = Pattern.compile(BETWEEN);
    private static final Pattern ALONE = Pattern.compile("[0-9]{6}");

    /** Six digits in one or two groups that stand beside no others. */
    private static final Pattern IN_WORDS = Pattern.compile(
            "(?<![0-9])(?<![0-9]" + BETWEEN + ")([0-9]{3})" + BETWEEN + "?([0-9]{3})(?!" + BETWEEN + "?[0-9])");

    private WrittenCode() {}

    /** The code; empty where there is none, or more than one. */
    static Optional<String> in(String text) {
        String compact = SEPARATORS.matcher(text).replaceAll("");
        if (ALONE.matcher(compact).matches()) {
            return Optional.of(compact);
        }
        List<String> codes = IN_WORDS.matcher(text)
                .results()
                .map(found -> found.group(1) + found.group(2))
                .distinct()
                .toList();
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }
}
