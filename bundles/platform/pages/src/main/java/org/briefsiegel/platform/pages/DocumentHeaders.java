package org.briefsiegel.platform.pages;

import java.util.Map;

/**
 * How a browser is to deal with a document that isn't ours. Nothing in it may run or load anything: a picture has an origin of
 * its own. A PDF hasn't, because older releases of Chromium show none in a sandbox that the answer asks for; its viewer runs in
 * one of the browser's.
 */
public final class DocumentHeaders {

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What Chromium's viewer puts around a PDF: the file itself as an object, and a style. */
    private static final String PDF = "; object-src 'self'; style-src 'unsafe-inline'";

    private static final String PICTURE = "; sandbox";

    private DocumentHeaders() {}

    /** To be saved. */
    public static Map<String, String> saved(String fileName) {
        return Map.of("Content-Disposition", Disposition.attachment(fileName));
    }

    /** To be shown by the browser's own means. */
    public static Map<String, String> shown(String fileName, String mediaType) {
        return Map.of(
                "Content-Disposition",
                Disposition.inline(fileName),
                "Content-Security-Policy",
                NOTHING + (mediaType.equals("application/pdf") ? PDF : PICTURE));
    }
}
