package org.briefsiegel.transfer.spi;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** A journey through plug-ins, made by the core for one request and carried by the {@link Spine}. Not thread-safe. */
@ProviderType
public interface Itinerary {

    /** Names of the routes to pass, in order: {@code document.invoice}, {@code factor.birth-date}, … */
    List<String> stations();

    /** Called by the route of this name; lets the plug-in do its part. */
    void pass(String station);
}
