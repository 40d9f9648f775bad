package org.briefsiegel.document.api;

import java.util.Objects;
import java.util.Set;

/**
 * The protection a kind of document needs.
 *
 * @param mediaTypes media types that are accepted, as found in the content (never as claimed), for example
 *     {@code application/pdf}; not empty
 * @param leastAssurance the weakest factor that may open it
 * @param attachable whether it may travel as an attachment without any factor, where the practice allows that
 * @param factors ids of the factors that may open it; empty for every factor that reaches {@code leastAssurance}
 */
public record DocumentPolicy(
        Set<String> mediaTypes, LeastAssurance leastAssurance, boolean attachable, Set<String> factors) {

    public DocumentPolicy {
        mediaTypes = Set.copyOf(mediaTypes);
        factors = Set.copyOf(factors);
        Objects.requireNonNull(leastAssurance, "leastAssurance");
        if (mediaTypes.isEmpty()) {
            throw new IllegalArgumentException("a document type accepts at least one media type");
        }
    }
}
