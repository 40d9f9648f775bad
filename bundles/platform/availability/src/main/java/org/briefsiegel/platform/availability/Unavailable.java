package org.briefsiegel.platform.availability;

/**
 * Something that the answer depends on isn't there at the moment. Nobody on the way needs to catch it or to log it: the
 * edge answers 503 with {@code Retry-After}, and who is responsible for what is away has said so to the operator, once.
 */
public final class Unavailable extends RuntimeException {

    /** When it is worth asking again, in seconds. */
    public static final int RETRY_SECONDS = 5;

    private static final long serialVersionUID = 1L;

    /** @param what is away, in a few words without values: {@code the database doesn't answer} */
    public Unavailable(String what) {
        super(what);
    }

    /** @param cause is logged with it, and must not quote values */
    public Unavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
