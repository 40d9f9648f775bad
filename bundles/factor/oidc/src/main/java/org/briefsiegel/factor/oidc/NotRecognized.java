package org.briefsiegel.factor.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import java.util.Locale;

/** Why a provider's answer says of nobody who they are. */
final class NotRecognized extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 150;

    /** What the recipient is told. */
    enum Reason {
        /** They have given up there, or weren't let in. */
        CANCELLED,
        /** They have to sign in anew, or better. */
        TOO_WEAK,
        /** The provider doesn't say what is needed. */
        INCOMPLETE,
        /** What came back can't be trusted. */
        UNTRUSTED,
        /** The provider can't be reached. */
        AWAY;

        /** Of its text. */
        String key() {
            return "failed." + name().toLowerCase(Locale.ROOT).replace('_', '.');
        }
    }

    private final transient Reason reason;

    NotRecognized(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    NotRecognized(Reason reason, Throwable cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    /** For the log: on one line, and not what an answer was that can't be read. */
    String detail() {
        String message = isIllegible(getCause())
                ? "an answer that can't be read"
                : String.valueOf(getMessage()).replaceAll("[\\p{Cc}\\p{Cf}]", " ");
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    }

    /** What couldn't be read, libraries like to repeat. */
    private static boolean isIllegible(Throwable cause) {
        return cause != null
                && (cause instanceof ParseException
                        || cause instanceof java.text.ParseException
                        || isIllegible(cause.getCause()));
    }

    Reason reason() {
        return reason;
    }
}
