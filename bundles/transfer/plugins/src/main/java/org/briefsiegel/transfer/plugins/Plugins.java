package org.briefsiegel.transfer.plugins;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.transfer.api.PlugInStates;
import org.briefsiegel.transfer.spi.Spine.StationClosedException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plug-ins that are there now, by id. They come and go at any time: look one up for each use and keep none. Usable
 * from any thread.
 *
 * <p>Each is contained: what it throws, a null, a call that takes longer than two seconds, and any call while it is out of
 * service because of those, become a {@link StationClosedException}, as if it weren't there.
 */
@ProviderType
public interface Plugins extends PlugInStates {

    /** All document types, in the order of their ids. */
    Map<String, DocumentType> documents();

    /** All factors, in the order of their ids. */
    Map<String, AuthFactor> factors();

    Map<String, Channel> channels();

    Map<String, PricingRule> pricingRules();

    /**
     * Whether a plug-in was there at any time since this component started.
     *
     * @param station the name of its route
     */
    boolean hasSeen(String station);

    default Optional<DocumentType> document(String id) {
        return Optional.ofNullable(documents().get(id));
    }

    default Optional<AuthFactor> factor(String id) {
        return Optional.ofNullable(factors().get(id));
    }

    default Optional<Channel> channel(String id) {
        return Optional.ofNullable(channels().get(id));
    }

    default Optional<PricingRule> pricingRule(String id) {
        return Optional.ofNullable(pricingRules().get(id));
    }

    /** What people call a document type; empty where it can't be asked at the moment. */
    default Optional<String> documentName(String id, Locale locale) {
        return asked(() -> document(id).map(type -> type.name(locale)));
    }

    /** What people call a factor; empty where it can't be asked at the moment. */
    default Optional<String> factorName(String id, Locale locale) {
        return asked(() -> factor(id).map(factor -> factor.label(locale)));
    }

    private static Optional<String> asked(Supplier<Optional<String>> name) {
        try {
            return name.get();
        } catch (StationClosedException e) {
            return Optional.empty();
        }
    }
}
