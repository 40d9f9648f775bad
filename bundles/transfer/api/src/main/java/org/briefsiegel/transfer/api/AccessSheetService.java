package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sheets of paper that lead to a transfer that is open, for who has no mail address or doesn't find the mail. Usable from any thread.
 *
 * <p>Of a link only a hash is known, so each sheet has a further link. It works as long as the transfer's other links do, and whoever
 * uses it is asked what those are asked. Nothing is sent, and nothing is charged.
 */
@ProviderType
public interface AccessSheetService {

    /** The ids of the channels that can print at the moment, in order. */
    List<String> printers();

    /** Whether sheets can be printed at the moment. */
    default boolean isOffered() {
        return !printers().isEmpty();
    }

    /**
     * Prints one, and puts on record who hands it out. Refused: {@code NOT_FOUND} where there is no such transfer; {@code STATE_CONFLICT}
     * where nobody gets in any more, where the documents travel in the mail, and after too many sheets; {@code INVALID_REQUEST}
     * with the field that is wrong; {@code UNAVAILABLE} where nothing can print now.
     *
     * @return a PDF
     */
    Reply<byte[]> print(String practice, String transfer, Handout handout, Locale locale);

    /**
     * How a sheet is handed out.
     *
     * @param channel id of the channel that prints it; where there is one only, it needn't be named
     * @param handedOutBy who gives it to the recipient, as the practice calls them
     * @param code what the recipient will be asked for, if it is to stand on the sheet; may be empty. Isn't kept
     */
    record Handout(Optional<String> channel, String handedOutBy, String code) {
        public Handout {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(handedOutBy, "handedOutBy");
            Objects.requireNonNull(code, "code");
        }

        @Override
        public String toString() {
            return "Handout[…]";
        }
    }
}
