package org.briefsiegel.transfer.api;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How recipients go elsewhere to be recognized, and come back. Usable from any thread; calls block on the database and, for up to
 * ten seconds, on the other side.
 *
 * <p>Security guarantees: what comes back is taken only with what the same browser was given when it left, within ten minutes, for
 * the same link, factor and destination, and with the token of that very beginning, which is compared in constant time. Whatever
 * is taken is counted and verified as {@link RecipientService#answer} does it. {@link #leave} changes nothing.
 */
@ProviderType
public interface RedirectService {

    /**
     * Where to send a recipient; empty for every link that isn't known.
     *
     * @param destination name of a {@link Letter.Destination}
     * @param returnTo the address at which the recipient comes back, by the factor's id
     */
    Optional<Departure> leave(String link, String destination, Function<String, URI> returnTo, Locale locale);

    /**
     * The link that was left; a secret. It may have ended since.
     *
     * @param kept what the browser was given, see {@link Departure.To#kept()}
     * @return empty where {@code kept} isn't from here
     */
    Optional<String> link(String kept);

    /**
     * Takes a recipient back.
     *
     * @param kept what the browser was given, see {@link Departure.To#kept()}
     * @param factor the factor in the address that they have come back to
     * @param destination the same of the destination
     * @param returnTo that address itself, without its query
     * @param parameters that query, without names that are there twice
     * @return empty where {@code kept} isn't from here, or its link isn't known any more
     */
    Optional<Arrival> comeBack(
            String kept, String factor, String destination, URI returnTo, Map<String, String> parameters);
}
