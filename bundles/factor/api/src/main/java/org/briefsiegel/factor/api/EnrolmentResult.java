package org.briefsiegel.factor.api;

import java.util.List;
import java.util.Objects;

/** What came of preparing a factor for a transfer. */
public sealed interface EnrolmentResult {

    /**
     * The factor is ready.
     *
     * @param dispatches what the host sends to the recipient when the transfer is accepted, and charges for
     */
    record Enrolled(Enrolment enrolment, List<Dispatch> dispatches) implements EnrolmentResult {
        public Enrolled {
            Objects.requireNonNull(enrolment, "enrolment");
            dispatches = List.copyOf(dispatches);
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
