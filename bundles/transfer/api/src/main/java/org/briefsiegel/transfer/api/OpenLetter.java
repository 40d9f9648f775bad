package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Objects;

/**
 * What a recipient sees once the factor has passed.
 *
 * @param message the practice's sentence; may be empty
 */
public record OpenLetter(Letter letter, String message, List<Enclosure> enclosures) {

    public OpenLetter {
        Objects.requireNonNull(letter, "letter");
        Objects.requireNonNull(message, "message");
        enclosures = List.copyOf(enclosures);
    }

    /**
     * One document.
     *
     * @param number counts from 1
     * @param kind what people call its type, in the recipient's language
     * @param size in bytes
     * @param previewable whether it can be looked at in the browser, and the practice allows it
     */
    public record Enclosure(
            int number, String kind, String title, String fileName, String mediaType, long size, boolean previewable) {
        public Enclosure {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(mediaType, "mediaType");
        }
    }
}
