package org.briefsiegel.practice.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The practices of this installation. Every method joins the running transaction, or makes one of its own. Usable from
 * any thread.
 */
@ProviderType
public interface Practices {

    /**
     * Registers a practice; it has no key yet.
     *
     * @throws IllegalArgumentException when its name, address or phone number can't stand in a line of a mail; the message names
     *     which, and says why, for people
     */
    Practice register(NewPractice practice);

    Optional<Practice> find(String practice);

    /** All practices, by name. */
    List<Practice> list();

    /** The practice that holds this API key, unless the key is unknown or revoked; a suspended practice, too. Notes the use. */
    Optional<Practice> authenticate(String secret);

    /**
     * Makes a further API key. The practice exists.
     *
     * @param label for the operator's eyes: which system has the key; may be empty
     * @throws IllegalArgumentException when the label can't stand in a line; the message says why, for people
     */
    IssuedKey issueKey(String practice, String label);

    /** The keys of a practice, the oldest first; revoked ones, too. */
    List<ApiKey> keys(String practice);

    /** Revokes a key at once; false where the practice has no such key in force. */
    boolean revokeKey(String practice, String key);

    /**
     * Changes how a practice is called or reached, at once; false where there is no such practice.
     *
     * @param value as when it is registered, see {@link #register}
     * @throws IllegalArgumentException when the value can't be used; the message names which detail, and says why, for people
     */
    boolean change(String practice, ContactDetail detail, String value);

    /** Suspends a practice at once, see {@link Practice#isSuspended}; false where there is no such practice. */
    boolean suspend(String practice);

    /** Ends a suspension at once; false where there is no such practice. */
    boolean resume(String practice);

    /** Changes what a practice has subscribed to, at once; false where there is no such practice. */
    boolean subscribe(String practice, Plan plan, Set<String> addOns);

    /**
     * Changes a setting; false where there is no such practice. {@link Setting#accepts} the value.
     *
     * @throws IllegalArgumentException when the value can't stand in a line of a mail; the message says why, for people
     */
    boolean set(String practice, Setting setting, String value);

    /**
     * Gives a practice a logo instead of the one it has.
     *
     * @param content a PNG or JPEG picture, small enough for every page; empty for none
     * @return false where there is no such practice
     * @throws IllegalArgumentException when the picture can't be used; the message says why, for people
     */
    boolean setLogo(String practice, byte[] content);

    /** The practice's logo by its hash; whoever knows the hash may see it. */
    Optional<Logo> logo(String hash);
}
