package org.briefsiegel.factor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What came of preparing a factor for a transfer. */
public sealed interface EnrolmentResult {

    /**
     * The factor is ready.
     *
     * @param dispatches what the host sends to the recipient when the transfer is accepted, and charges for
     * @param handover what the sender gives to the recipient in person, as it is to be written: up to 60 characters. A secret that
     *     the sender alone sees: in the answer to sending, or in the send window, which keeps it sealed as long as it is open
     */
    record Enrolled(Enrolment enrolment, List<Dispatch> dispatches, Optional<String> handover)
            implements EnrolmentResult {
        public Enrolled {
            Objects.requireNonNull(enrolment, "enrolment");
            dispatches = List.copyOf(dispatches);
            Objects.requireNonNull(handover, "handover");
        }

        /** Of a factor that hands nothing over. */
        public Enrolled(Enrolment enrolment, List<Dispatch> dispatches) {
            this(enrolment, dispatches, Optional.empty());
        }

        @Override
        public String toString() {
            return "Enrolled[" + dispatches + "]";
        }
    }

    /**
     * A fact is neither in the record nor typed in.
     *
     * @param fact its name, one of {@link FactorProfile#facts()}
     */
    record FactMissing(String fact) implements EnrolmentResult {
        public FactMissing {
            Objects.requireNonNull(fact, "fact");
        }
    }

    /**
     * A fact can't be right.
     *
     * @param fact its name, one of {@link FactorProfile#facts()}
     * @param reason a sentence for the sender, in the request's language, that doesn't repeat the value
     */
    record FactInvalid(String fact, String reason) implements EnrolmentResult {
        public FactInvalid {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
