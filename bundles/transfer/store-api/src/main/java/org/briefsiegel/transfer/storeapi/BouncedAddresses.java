package org.briefsiegel.transfer.storeapi;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Remembers, for each practice, addresses to which a mail couldn't be delivered. Usable from any thread and on any number of
 * nodes; every method joins the running transaction, or makes one of its own.
 *
 * <p>Security guarantees: which address it is can't be read from a {@link #fingerprint} without the vault's key, and the same
 * address looks different for another practice.
 */
@ProviderType
public interface BouncedAddresses {

    /**
     * What an address is known by.
     *
     * @param email as its channel writes it
     */
    static String fingerprint(Vault vault, String practice, String email) {
        return vault.fingerprint("bounced-address/" + practice, email.toLowerCase(Locale.ROOT));
    }

    /** The last mail to this address couldn't be delivered; in the place of what was remembered before. */
    void note(String practice, String address, Bounce bounce);

    /** Something has arrived at this address: forgets what is no later than that. */
    void forget(String practice, String address, Instant arrivedAt);

    Optional<Bounce> find(String practice, String address);

    /** Forgets what happened before this time. */
    void purge(Instant before);

    /**
     * Why a mail couldn't be delivered.
     *
     * @param reason id of a {@code DeliveryReason}
     */
    record Bounce(String reason, Instant time) {}
}
