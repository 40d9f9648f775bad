package org.briefsiegel.transfer.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Seals what a page leaves with a browser for the next one. Usable from any thread; doesn't block.
 *
 * <p>Security guarantees: only this house can read or make what is sealed; on any of its nodes, and in the same context alone.
 * Nothing that is sealed for another purpose can be opened here.
 */
@ProviderType
public interface PageSeal {

    /**
     * Encrypts a short text.
     *
     * @param context what the text belongs to; the same is needed to open it
     * @return of the characters of base64url
     */
    String seal(String context, String text);

    /** The text that {@link #seal} made this of; empty where it was changed, or made in another context, or isn't sealed. */
    Optional<String> open(String context, String sealed);
}
