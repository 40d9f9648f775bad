package org.briefsiegel.document.api;

import java.util.Objects;

/** What a {@link DocumentType} says of an {@link Upload}. */
public sealed interface Inspection {

    /**
     * The document may be sent.
     *
     * @param title what the recipient reads once the factor has passed; never in a mail
     */
    record Accepted(String title) implements Inspection {
        public Accepted {
            Objects.requireNonNull(title, "title");
        }
    }

    /**
     * The document may not be sent.
     *
     * @param field what is wrong, as a path below the document's entry, for example {@code metadata/total}; empty for
     *     the file itself
     * @param reason a sentence for the sender, in the upload's language
     */
    record Refused(String field, String reason) implements Inspection {
        public Refused {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
