package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a practice can send at the moment, and how. */
public record Capabilities(List<DocumentKind> documentTypes, List<Factor> factors) {

    public Capabilities {
        documentTypes = List.copyOf(documentTypes);
        factors = List.copyOf(factors);
    }

    /** A document type, with the ids of the factors that may open it; {@code none} among them if it may be attached. */
    public record DocumentKind(String id, String label, Set<String> mediaTypes, Set<String> factors) {
        public DocumentKind {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
            mediaTypes = Set.copyOf(mediaTypes);
            factors = Set.copyOf(factors);
        }
    }

    /**
     * A factor.
     *
     * @param assurance {@code standard} or {@code maximum}
     * @param facts names of the facts that it needs: {@code phone} of the recipient, others of the patient's record
     * @param available whether this practice can use it now
     * @param reason why not, for people; empty if it can
     */
    public record Factor(
            String id,
            String label,
            String assurance,
            long validityDays,
            boolean chargeable,
            Set<String> facts,
            boolean available,
            String reason) {
        public Factor {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(assurance, "assurance");
            facts = Set.copyOf(facts);
            Objects.requireNonNull(reason, "reason");
        }
    }
}
