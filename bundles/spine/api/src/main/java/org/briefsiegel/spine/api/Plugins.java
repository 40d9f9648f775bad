package org.briefsiegel.spine.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plug-ins that are there now, by id. They come and go at any time: look one up for each use and keep none. Usable
 * from any thread.
 *
 * <p>What is returned is a stub, and every call of it travels the plug-in's route: {@code document.<id>}, {@code factor.<id>},
 * {@code billing.<id>}, and {@code channel.<id>.check} for what a channel is asked without sending. Where that route is suspended
 * or gone, and for what the plug-in throws, a null, a call that takes longer than two seconds (ten, of the methods of
 * {@link org.briefsiegel.factor.api.RedirectFactor}, {@link org.briefsiegel.document.api.ContentDocumentType} and
 * {@link org.briefsiegel.channel.api.PrintedChannel}), and any call while it is out of service because of those, a stub throws a
 * {@link ClosedException}. What is the host's and is away when the plug-in wants to read it is told as what it is. A stub has the
 * interfaces of its plug-in. Names, profile and policy are known once they were told, also while the route is suspended.
 */
@ProviderType
public interface Plugins {

    /** All document types, in the order of their ids. */
    Map<String, DocumentType> documents();

    /** All factors, in the order of their ids. */
    Map<String, AuthFactor> factors();

    Map<String, Channel> channels();

    Map<String, PricingRule> pricingRules();

    /**
     * Whether a plug-in was there at any time since this component started.
     *
     * @param route its route
     */
    boolean hasSeen(String route);

    /**
     * Whether a plug-in can be used now: its route runs, and it isn't out of service because of its faults.
     *
     * @param route its route
     */
    boolean isOpen(String route);

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

    /** @throws ClosedException when it isn't there */
    default DocumentType requiredDocument(String id) {
        return document(id).orElseThrow(() -> new ClosedException("document." + id));
    }

    /** @throws ClosedException when it isn't there */
    default AuthFactor requiredFactor(String id) {
        return factor(id).orElseThrow(() -> new ClosedException("factor." + id));
    }

    /** @throws ClosedException when it isn't there */
    default Channel requiredChannel(String id) {
        return channel(id).orElseThrow(() -> new ClosedException("channel." + id));
    }

    /** @throws ClosedException when it isn't there */
    default PricingRule requiredPricingRule(String id) {
        return pricingRule(id).orElseThrow(() -> new ClosedException("billing." + id));
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
        } catch (ClosedException e) {
            return Optional.empty();
        }
    }
}
