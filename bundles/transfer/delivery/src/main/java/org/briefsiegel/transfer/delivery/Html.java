package org.briefsiegel.transfer.delivery;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The HTML of a mail: paragraphs in one narrow column, in whatever colours the reader's program has. */
final class Html {

    private Html() {}

    static String page(Locale locale, List<String> paragraphs) {
        String body = paragraphs.stream()
                .map(paragraph -> "<p style=\"margin:0 0 1em\">" + paragraph + "</p>\n")
                .collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
                <body style="font:17px/1.5 sans-serif;max-width:34em;margin:0 auto;padding:1em">
                %s</body>
                </html>
                """.formatted(escape(locale.toLanguageTag()), body);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
