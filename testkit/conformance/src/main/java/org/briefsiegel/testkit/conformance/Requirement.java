package org.briefsiegel.testkit.conformance;

import org.opentest4j.AssertionFailedError;

/** One rule: a test fails with the sentence that says what is wrong and what to do. */
final class Requirement {

    private Requirement() {}

    /** @param otherwise what is wrong and what to do, as {@link String#format} reads it */
    static void require(boolean holds, String otherwise, Object... parts) {
        if (!holds) {
            throw new AssertionFailedError(String.format(otherwise, parts));
        }
    }
}
