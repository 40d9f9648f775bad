package org.briefsiegel.factor.api;

import java.net.URI;
import java.util.Objects;

/** What comes of going elsewhere. */
public sealed interface Redirect {

    /**
     * The browser is sent there.
     *
     * @param location an absolute address of {@code https}, or of {@code http} on this machine
     * @param state what {@link RedirectFactor#callback} needs, such as secrets of this beginning: 1500 characters at most; the
     *     host keeps it encrypted, and hands it back as it was
     */
    record To(URI location, String state) implements Redirect {

        private static final int MAX_LENGTH = 1500;

        public To {
            Objects.requireNonNull(state, "state");
            if (!location.isAbsolute() || location.getHost() == null) {
                throw new IllegalArgumentException("a redirect leads to an absolute address");
            }
            if (state.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("the state of a redirect has " + MAX_LENGTH + " characters at most");
            }
        }

        @Override
        public String toString() {
            return "To[…]";
        }
    }

    /**
     * The other side can't be reached at the moment.
     *
     * @param reason a sentence for the recipient, in the reader's language, that says what to do
     */
    record NotNow(String reason) implements Redirect {
        public NotNow {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
