package org.briefsiegel.transfer.plugins;

import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plug-ins that are there now, by id. They come and go at any time: look one up for each use and keep none. Usable
 * from any thread.
 */
@ProviderType
public interface Plugins {

    /** All document types, in the order of their ids. */
    Map<String, DocumentType> documents();

    /** All factors, in the order of their ids. */
    Map<String, AuthFactor> factors();

    Map<String, Channel> channels();

    Map<String, PricingRule> pricingRules();

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
}
