package org.briefsiegel.transfer.reissue;

import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a recipient may ask of the sending side, without a factor: nothing of it gives access to anything that the
 * recipient's own address doesn't get. Whoever calls has checked link and form. Usable from any thread; calls block on the
 * database.
 */
@ProviderType
public interface RecipientRequests {

    /** Whether a new code can be had now; changes nothing. The transfer exists and is protected by a factor that sends. */
    CodeOffer codeOffer(TransferRecord transfer);

    /** Sends a new code, unless one of the limits is reached; looks at the transfer anew. */
    CodeOffer sendCode(TransferRecord transfer);

    /**
     * Sends a new link, because somebody asks who holds one that has expired or that another has replaced. What is still open
     * gets a further link and nothing else: whoever holds an old link must not be able to void the new one, or the code.
     *
     * @return false where none could be sent
     */
    boolean renew(TransferRecord transfer);
}
