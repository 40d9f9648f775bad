package org.briefsiegel.factor.api;

import java.util.Locale;
import java.util.Optional;
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

    /** What people call a fact of this factor's; as the factor itself where it has but one. */
    default String label(Fact fact, Locale locale) {
        return label(locale);
    }

    /** What the sender is told who types the value in; empty where this factor has nothing of its own to say. */
    default Optional<Entry> entry(Locale locale) {
        return Optional.empty();
    }

    /**
     * What the recipient needs to open a transfer, for the mail that brings the link. It ends a sentence that begins with
     * "To open it, you need:", without the full stop, and tells nothing that the enrolment holds.
     *
     * @param sentTo enough of the address of the factor's message to recognize it, {@code •••567}; empty where it sends none,
     *     or none that can be shortened so
     */
    default String needed(Reader reader, String sentTo) {
        return label(reader.locale());
    }

    /** Prepares the factor for one transfer, from what is known of the patient. Called once, before acceptance. */
    EnrolmentResult enrol(EnrolmentRequest request);

    /**
     * What to ask the recipient. Tells nothing of the secret that the enrolment holds; what kind of thing it is (with letters
     * or without) may show in hint and keyboard.
     */
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

    /**
     * What the transfer's enrolment is from now on, after {@link #verify} has said that this answer is right: the same, where an
     * answer may be given again. A factor whose answers are right once (RFC 6238, 5.2) notes here that this one was used, so that
     * {@link #verify} refuses it with what is returned; of two who give it at the same time, the host lets in one.
     */
    default Enrolment spend(Enrolment enrolment, String value, Seal seal) {
        return enrolment;
    }
}
