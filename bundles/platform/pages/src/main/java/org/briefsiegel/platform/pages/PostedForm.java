package org.briefsiegel.platform.pages;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded}, no more of it than a person types; what is too long is cut off. */
public final class PostedForm {

    /** As long as a form may be, if it is one of a few short fields. */
    public static final int MAX_BYTES = 8 * 1024;

    private PostedForm() {}

    /** The fields by name, the first of each name; what can't be decoded is left out. */
    public static Map<String, String> read(InputStream body) throws IOException {
        return read(body, MAX_BYTES);
    }

    /** The same for a form that may be longer. */
    public static Map<String, String> read(InputStream body, int maxBytes) throws IOException {
        String text = new String(body.readNBytes(maxBytes), StandardCharsets.UTF_8);
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                } catch (IllegalArgumentException undecodable) {
                    // the field counts as not filled in
                }
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
