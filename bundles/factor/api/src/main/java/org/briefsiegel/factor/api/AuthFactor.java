package org.briefsiegel.factor.api;

import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A second factor: what a recipient must know or hold, beside the link, to open a transfer. Plug-ins register one as a
 * service that carries a {@link FactorId}; the host calls it, from many threads at a time.
 *
 * <p>A factor does no I/O and keeps nothing: what verifying needs goes into the {@link Enrolment}, what must be sent
 * goes into {@link Dispatch}es. The host delivers, counts tries, expires, and logs; a factor never logs an answer.
 */
@ConsumerType
public interface AuthFactor {

    /** How strong this factor is and what it needs. Constant while the service is registered. */
    FactorProfile profile();

    /** What people call this factor, for example "Geburtsdatum"; German where the language isn't known. */
    String label(Locale locale);

    /** Prepares the factor for one transfer, from what is known of the patient. Called once, before acceptance. */
    EnrolmentResult enrol(EnrolmentRequest request);

    /** What to ask the recipient. Tells nothing that the enrolment holds. */
    Prompt prompt(Enrolment enrolment, Reader reader);

    /**
     * Reads what the recipient typed, without looking at any secret. What can't be read is told to the recipient and
     * isn't counted as a try; what can be read is counted, and then goes to {@link #verify}.
     */
    Reading read(Answer answer);

    /**
     * Whether the answer is right. Compares through the {@link Seal}, which takes the same time for every answer.
     *
     * @param value what {@link #read} made of the answer
     */
    boolean verify(Enrolment enrolment, String value, Seal seal);
}
