package org.briefsiegel.transfer.api;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where practices can be told something: what an address is, the channel says that carries links, and what practices are told, now.
 * Usable from any thread; doesn't block. While that channel can't be asked, what is thrown says that it is away.
 */
@ProviderType
public interface PracticeAddresses {

    /** Why nobody can be told anything at this address, in a sentence that names the channel; empty where it can be sent to. */
    Optional<String> refusal(String address, Locale locale);

    /** The address as it is kept. Only for one that isn't refused. */
    String normalize(String address);
}
