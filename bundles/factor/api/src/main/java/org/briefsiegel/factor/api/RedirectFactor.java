package org.briefsiegel.factor.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A factor that has somebody else say who the recipient is, an identity provider for example: it leads the recipient there, and
 * reads what they bring back. Its {@link #prompt} has {@link Prompt#destinations() destinations} instead of fields.
 *
 * <p>What the host does: it draws a link for each destination; sends the browser to where {@link #redirect} says; keeps the
 * factor's state with that browser, encrypted, for ten minutes; and takes the browser back at
 * {@code /d/return/<factor>/<destination>}. It hands to {@link #callback} only what comes back to the browser that it was begun in,
 * from the destination that it was begun for, with the token of that very beginning, while the link is still open. What is
 * {@link Reading.Legible} then is counted as a try and goes to {@link #verify}, as a typed answer does.
 *
 * <p>Both methods may talk to the other side, and end within ten seconds; {@link #prompt} and all others still do no I/O. Where
 * the other side is away, they say so, rather than throw: what throws is a fault of the factor, and closes all its destinations.
 *
 * <p>An answer from elsewhere is right once: {@link #verify} refuses what {@link #spend} has noted.
 */
@ConsumerType
public interface RedirectFactor extends AuthFactor {

    /** Where to send the recipient now, or why that isn't possible at the moment. */
    Redirect redirect(Enrolment enrolment, RedirectRequest request);

    /**
     * Reads what came back: who the recipient is, as the other side says, or why it doesn't say. Signatures, audience, time and
     * token are checked here; whether it is the right person, {@link #verify} says. What can't be read (it was cancelled, it took too
     * long, the other side is away) is told to the recipient beside the link of {@link Callback#destination()}, the
     * {@linkplain Reading.Flaw#field() field} of its flaw, and isn't counted as a try.
     */
    Reading callback(Callback callback);

    /** Nobody types anything: the host doesn't call it. */
    @Override
    default Reading read(Answer answer) {
        throw new UnsupportedOperationException("the recipient types nothing");
    }
}
