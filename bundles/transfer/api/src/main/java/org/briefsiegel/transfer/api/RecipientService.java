package org.briefsiegel.transfer.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where recipients fetch. A link names a transfer and is never enough; a session, which a passed factor opens, is. Usable
 * from any thread; calls block on the database.
 *
 * <p>Security guarantees: {@link #letter} changes nothing. {@link #answer} counts a try before it compares, by one
 * atomic update, so that parallel answers never get more tries than there are. No other method leads to a document
 * without a session of the same transfer. What changes something without a factor ({@link #sendCode},
 * {@link #reportWrongRecipient}, {@link #requestRenewal}) takes the {@link Letter#formToken} of a page that was seen, and
 * never gives more access than there was.
 */
@ProviderType
public interface RecipientService {

    /**
     * What the link leads to; empty for every link that isn't known.
     *
     * @param language the question's, for the one that the letter was sent in
     */
    Optional<Letter> letter(String link, UnaryOperator<Locale> language);

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

    /** As {@link #download}, where the practice lets it be shown in the browser, and browsers show it without running it. */
    Optional<Download> preview(String link, String session, int number);

    /** Ends a session at once. */
    void close(String session);

    /** Whether a new code can be had; changes nothing. Empty for unknown links, and where nothing is sent. */
    Optional<CodeOffer> codeOffer(String link);

    /** Sends a new code, within its limits; tries that were used stay used. Empty as for {@link #codeOffer}. */
    Optional<CodeOffer> sendCode(String link, String formToken);

    /**
     * "This isn't for me": nobody gets in any more until the practice unlocks the transfer, all sessions end, and the
     * practice is told, with what it must know for a breach report. Said again, it changes nothing.
     *
     * @return empty for unknown links; false where the form is too old or none of ours, and nothing was done
     */
    Optional<Boolean> reportWrongRecipient(String link, String formToken);

    /**
     * Asks for a new link, because this one has expired. It is sent to the recipient's own address, at once or when the
     * practice agrees; whoever asks isn't told which, or whether at all.
     *
     * @return empty for unknown links; false where the form is too old or none of ours, and nothing was done
     */
    Optional<Boolean> requestRenewal(String link, String formToken);

    /** A logo by the hash that a {@link Sender} names; changes nothing. */
    Optional<Logo> logo(String hash);
}
