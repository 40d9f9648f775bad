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

    /**
     * A document type.
     *
     * @param factors ids of the factors that may open it; {@code none} among them if it may be attached
     * @param available whether it can be sent now; what was sent keeps its label meanwhile
     */
    public record DocumentKind(
            String id, String label, Set<String> mediaTypes, Set<String> factors, boolean available) {
        public DocumentKind {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
            mediaTypes = Set.copyOf(mediaTypes);
            factors = Set.copyOf(factors);
        }
    }

    /**
     * A fact that a factor goes by.
     *
     * @param label what people call it
     * @param ofPatient whether it is the patient's; else it is the recipient's
     * @param kind {@code text}, {@code digits}, {@code date}, {@code phone} or {@code email}
     * @param pointer where it is in a request for a transfer (JSON pointer, RFC 6901)
     */
    public record Fact(String name, String label, boolean ofPatient, String kind, String pointer) {
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(pointer, "pointer");
        }
    }

    /**
     * A factor.
     *
     * @param assurance {@code standard} or {@code maximum}
     * @param facts what it goes by; the first is the one that may be typed in for one transfer
     * @param hint an example for whom types the value in, a sentence without its full stop; empty where none is needed
     * @param missing a sentence for whom the value is missing; empty where the factor has none of its own
     * @param available whether this practice can use it now
     * @param reason why not, for people; empty if it can
     */
    public record Factor(
            String id,
            String label,
            String assurance,
            long validityDays,
            boolean chargeable,
            List<Fact> facts,
            String hint,
            String missing,
            boolean available,
            String reason) {
        public Factor {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(assurance, "assurance");
            facts = List.copyOf(facts);
            Objects.requireNonNull(hint, "hint");
            Objects.requireNonNull(missing, "missing");
            Objects.requireNonNull(reason, "reason");
        }

        /** Whether it goes by the recipient's phone number. */
        public boolean needsPhone() {
            return facts.stream()
                    .anyMatch(fact -> !fact.ofPatient() && fact.kind().equals("phone"));
        }

        /** A factor that says nothing of its own to whom types its value in. */
        public Factor(
                String id,
                String label,
                String assurance,
                long validityDays,
                boolean chargeable,
                List<Fact> facts,
                boolean available,
                String reason) {
            this(id, label, assurance, validityDays, chargeable, facts, "", "", available, reason);
        }
    }
}
