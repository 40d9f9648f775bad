package org.briefsiegel.document.api;

import java.util.Objects;
import java.util.Optional;

/** What a {@link DocumentType} says of an {@link Upload}. */
public sealed interface Inspection {

    /**
     * The document may be sent.
     *
     * @param title what the recipient reads once the factor has passed; never in a mail
     * @param payment what the document says about paying, read there, too
     */
    record Accepted(String title, Optional<Payment> payment) implements Inspection {
        public Accepted {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(payment, "payment");
        }

        /** Of a document that says nothing about paying. */
        public Accepted(String title) {
            this(title, Optional.empty());
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
