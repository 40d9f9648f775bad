package org.briefsiegel.practice.api;

import java.util.Objects;

/**
 * A practice's logo, for the pages of its recipients.
 *
 * @param hash of the content: SHA-256 in hexadecimal
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param content not to be changed
 */
public record Logo(String hash, String mediaType, byte[] content) {

    public Logo {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(content, "content");
    }
}
