package org.briefsiegel.rest.problem;

import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;

/** Ends a call with a refusal, which becomes a problem (RFC 9457): how filters, readers and resources refuse. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** @param refusal its texts are in the caller's language already */
    public RefusedException(Refusal refusal) {
        super(refusal.problem().id(), null, false, false);
        this.refusal = refusal;
    }

    /** A refusal of the request as a whole. */
    public RefusedException(Problem problem, String detail) {
        this(Refusal.of(problem, detail));
    }

    /**
     * What a service has done.
     *
     * @throws RefusedException when it has refused instead
     */
    public static <T> T orThrow(Reply<T> reply) {
        return reply.fold(done -> done, refusal -> {
            throw new RefusedException(refusal);
        });
    }

    public Refusal refusal() {
        return refusal;
    }
}
