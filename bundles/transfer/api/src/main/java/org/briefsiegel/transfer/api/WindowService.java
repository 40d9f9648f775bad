package org.briefsiegel.transfer.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where practice systems prepare windows for the people who work with them. Usable from any thread; calls block on the
 * database, {@link #prepare} on the sender too.
 *
 * <p>Security guarantees: a ticket opens its window once, for the key that it is opened with, and nobody who holds only one of
 * the two gets in. Of both, hashes are stored. What is prepared is encrypted, and is destroyed when it is sent or the window's
 * time is over. {@link #door} changes nothing.
 */
@ProviderType
public interface WindowService {

    /**
     * Prepares the sending of documents. They are on disk when this returns; a refusal leaves nothing behind.
     *
     * @throws IOException when the files can't be read to their end
     */
    Reply<Window.Ticket> prepare(Draft draft, Files files) throws IOException;

    /** Prepares a window with the practice's transfers. */
    Window.Ticket prepareOverview(String practice, Locale locale);

    /** What a ticket leads to, opened or not; empty where it isn't known, or its time is over. */
    Optional<Window.Door> door(String ticket);

    /**
     * Opens the window for this key, or comes back to the one that it was opened for; its time begins anew with that.
     *
     * @param key 32 characters, made by {@link #newKey}
     * @return empty where there is no such window, its time is over, or it was opened for another key
     */
    Optional<Window> enter(String ticket, String key);

    /**
     * The window that was opened for this key. Changes nothing: neither does this open one, nor does it give it more time.
     *
     * @return empty where there is no such window, its time is over, or it was opened for another key or for none
     */
    Optional<Window> look(String ticket, String key);

    /** A random key to open a window with, 160 bits. */
    String newKey();

    /**
     * Keeps what the person has typed in a window for sending, encrypted like what was prepared and destroyed with it. Without
     * effect where {@link #look} finds no such window. Of two that keep at the same time, the second begins when the first is
     * done, and is given what that has kept.
     *
     * @param typed makes of what is kept what is to be kept in its place; quick, since others wait for it
     */
    void keep(String ticket, String key, UnaryOperator<Map<String, String>> typed);

    /**
     * A document that was prepared, decrypted, to be looked at before it is sent; the caller closes it.
     *
     * @param number from 1
     * @return empty where {@link #look} finds no window with it
     */
    Optional<InputStream> document(String ticket, String key, int number) throws IOException;

    /**
     * Why a draft could not be sent by this choice, in the order in which one is told: documents, address, factor, and its
     * value. Sends and keeps nothing. What only sending shows isn't found here: a daily limit, a price that has changed.
     */
    List<Refusal> check(Draft draft, Draft.Choice choice);

    /**
     * Sends what was prepared, as {@link TransferService#accept} does. Asked again, answers with the transfer that was sent the
     * first time, whatever the choice. Refused with {@link Problem#NOT_FOUND} where {@link #enter} is empty, or the
     * window is for something else.
     */
    Reply<Transfer> send(String ticket, String key, Draft.Choice choice) throws IOException;
}
