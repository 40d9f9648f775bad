package org.briefsiegel.testkit.memory;

import java.util.Map;
import java.util.TreeMap;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.spine.api.Plugins;

/** Plug-ins that can be put in and taken out: the maps may be changed. */
public record InstalledPlugins(
        Map<String, DocumentType> documents,
        Map<String, AuthFactor> factors,
        Map<String, Channel> channels,
        Map<String, PricingRule> pricingRules)
        implements Plugins {

    static InstalledPlugins none() {
        return new InstalledPlugins(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    @Override
    public boolean isOpen(String route) {
        String id = route.substring(route.indexOf('.') + 1);
        return switch (route.substring(0, Math.max(0, route.indexOf('.')))) {
            case "document" -> documents.containsKey(id);
            case "factor" -> factors.containsKey(id);
            case "channel" -> channels.containsKey(id.replaceFirst("\\.check$", ""));
            case "billing" -> pricingRules.containsKey(id);
            default -> true;
        };
    }

    /** As after a restart without it. */
    @Override
    public boolean hasSeen(String route) {
        return isOpen(route);
    }
}
