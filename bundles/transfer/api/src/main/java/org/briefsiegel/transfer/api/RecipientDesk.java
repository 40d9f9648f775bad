package org.briefsiegel.transfer.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where recipients fetch. A link names a transfer and is never enough; a session, which a passed factor opens, is. Usable
 * from any thread; calls block on the database.
 *
 * <p>Security guarantees: {@link #letter} changes nothing. {@link #answer} counts a try before it compares, by one
 * atomic update, so that parallel answers never get more tries than there are. No other method leads to a document
 * without a session of the same transfer.
 */
@ProviderType
public interface RecipientDesk {

    /** What the link leads to; empty for every link that isn't known. */
    Optional<Letter> letter(String link, Locale locale);

    /**
     * Tries to open the transfer.
     *
     * @param fields what was typed, by field name
     */
    Optional<Opening> answer(String link, Map<String, String> fields, Locale locale);

    /** The documents, if the session was opened by this link's factor and is still in force. */
    Optional<OpenLetter> open(String link, String session, Locale locale);

    /** One document's content, under the conditions of {@link #open}. */
    Optional<Download> download(String link, String session, int number);

    /** Ends a session at once. */
    void close(String session);
}
