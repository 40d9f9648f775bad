package org.briefsiegel.document.api;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of an uploaded document when it is inspected.
 *
 * @param fileName the sender's name for the file, without path and control characters
 * @param title the title that the sender gave, if any
 * @param mediaType the media type found in the content
 * @param metadata what the sender says about the document; names and values are the document type's own
 * @param head the first bytes, 64 KiB at most; not to be changed
 * @param locale the sender's language, for reasons
 * @param titleLocale the recipient's language, for the title
 */
public record Upload(
        String fileName,
        Optional<String> title,
        String mediaType,
        Map<String, String> metadata,
        byte[] head,
        Locale locale,
        Locale titleLocale) {

    public Upload {
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(mediaType, "mediaType");
        metadata = Map.copyOf(metadata);
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(titleLocale, "titleLocale");
    }

    /** From a sender to a recipient of the same language. */
    public Upload(
            String fileName,
            Optional<String> title,
            String mediaType,
            Map<String, String> metadata,
            byte[] head,
            Locale locale) {
        this(fileName, title, mediaType, metadata, head, locale, locale);
    }

    @Override
    public String toString() {
        return "Upload[" + mediaType + "]";
    }
}
