package org.briefsiegel.transfer.api;

import java.net.URI;
import java.util.Objects;

/** What comes of a recipient's going elsewhere to be recognized. */
public sealed interface Departure {

    /**
     * The browser is sent there.
     *
     * @param kept what the browser keeps, and brings back: encrypted, of the characters of base64url, 3500 at most
     */
    record To(URI location, String kept) implements Departure {
        public To {
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(kept, "kept");
        }

        @Override
        public String toString() {
            return "To[…]";
        }
    }

    /** The other side can't be reached at the moment; the reason is a sentence for the recipient. */
    record NotNow(String reason) implements Departure {
        public NotNow {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The letter can't be opened now; its status says why. */
    record Closed() implements Departure {}

    /** There is no such destination. */
    record Unknown() implements Departure {}

    /** The factor can't be asked at the moment. */
    record Unavailable() implements Departure {}
}
