package org.briefsiegel.transfer.api;

import java.util.Objects;

/**
 * A practice's logo, small enough for every page.
 *
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param content not to be changed
 */
public record Logo(String mediaType, byte[] content) {

    public Logo {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(content, "content");
    }
}
