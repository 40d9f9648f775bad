package org.briefsiegel.transfer.plugins;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plug-ins among the registered services; of two with one id, the one that was there first. */
@Component
public final class ServicePlugins implements Plugins {

    @Reference(target = "(document.id=*)")
    private volatile List<Map.Entry<Map<String, Object>, DocumentType>> documents = List.of();

    @Reference(target = "(factor.id=*)")
    private volatile List<Map.Entry<Map<String, Object>, AuthFactor>> factors = List.of();

    @Reference(target = "(channel.id=*)")
    private volatile List<Map.Entry<Map<String, Object>, Channel>> channels = List.of();

    @Reference(target = "(billing.id=*)")
    private volatile List<Map.Entry<Map<String, Object>, PricingRule>> pricingRules = List.of();

    @Override
    public Map<String, DocumentType> documents() {
        return byId("document.id", documents);
    }

    @Override
    public Map<String, AuthFactor> factors() {
        return byId("factor.id", factors);
    }

    @Override
    public Map<String, Channel> channels() {
        return byId("channel.id", channels);
    }

    @Override
    public Map<String, PricingRule> pricingRules() {
        return byId("billing.id", pricingRules);
    }

    /** Services come in the order of their ranking, the highest last; of one ranking, the oldest is the highest. */
    private static <T> SortedMap<String, T> byId(String key, List<Map.Entry<Map<String, Object>, T>> services) {
        SortedMap<String, T> plugins = new TreeMap<>();
        for (Map.Entry<Map<String, Object>, T> service : services) {
            plugins.put(String.valueOf(service.getKey().get(key)), service.getValue());
        }
        return plugins;
    }
}
