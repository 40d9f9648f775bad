package org.briefsiegel.platform.pages;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tells a person who goes from page to page from a program that fetches one address. The {@code header} of the methods
 * gives the request's header of a name; null where there is none.
 */
public final class Navigation {

    private Navigation() {}

    /**
     * Whether a browser says that its window, or a frame in it, goes to this address (Fetch Metadata). Browsers say so to
     * {@code https} and to this machine only; a program never does.
     */
    public static boolean isCertain(UnaryOperator<String> header) {
        return "navigate".equals(header.apply("Sec-Fetch-Mode"));
    }

    /** The same, or that nothing but {@code Accept} tells, and a page is asked for by its name. */
    public static boolean isLikely(UnaryOperator<String> header) {
        boolean told = header.apply("Sec-Fetch-Mode") != null;
        return told
                ? isCertain(header)
                : Optional.ofNullable(header.apply("Accept")).orElse("").contains("text/html");
    }
}
