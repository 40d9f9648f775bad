package org.briefsiegel.platform.pages;

import java.nio.charset.StandardCharsets;

/** The value of {@code Content-Disposition}: what a browser does with a file, and its name (RFC 6266, RFC 8187). */
public final class Disposition {

    private static final String ATTRIBUTE_CHARS =
            "!#$&+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Disposition() {}

    /** To be saved. */
    public static String attachment(String fileName) {
        return "attachment" + named(fileName);
    }

    /** To be shown. */
    public static String inline(String fileName) {
        return "inline" + named(fileName);
    }

    private static String named(String fileName) {
        return "; filename=\"" + fallback(fileName) + "\"; filename*=UTF-8''" + encoded(fileName);
    }

    /** For clients that know nothing but ASCII; quotes, escapes and percent signs are read differently by each of them. */
    private static String fallback(String fileName) {
        return fileName.replaceAll("[^\\x20-\\x7e]|[\"\\\\%/]", "_");
    }

    private static String encoded(String fileName) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : fileName.getBytes(StandardCharsets.UTF_8)) {
            if (ATTRIBUTE_CHARS.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return encoded.toString();
    }
}
