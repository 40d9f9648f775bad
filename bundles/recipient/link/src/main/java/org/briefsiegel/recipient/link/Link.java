package org.briefsiegel.recipient.link;

import java.util.regex.Pattern;

/** The link that a recipient holds, as part of an address. */
public final class Link {

    /** What everything is below that belongs to a link; for {@code @Path}. */
    public static final String PATH = "/d/{link}";

    private static final Pattern SECRET = Pattern.compile("[0-9a-v]{32}");

    private Link() {}

    /** Whether this could be one: nobody is asked for what can't. */
    public static boolean isPossible(String link) {
        return SECRET.matcher(link).matches();
    }

    /** The address that all pages of a link are below. */
    public static String address(String link) {
        return "/d/" + link;
    }
}
