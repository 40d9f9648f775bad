package org.briefsiegel.transfer.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.Spine;

/** Says what a practice can send now, from the plug-ins that are there. */
final class Offer {

    private final Plugins plugins;
    private final Spine spine;
    private final Rules rules;

    Offer(Plugins plugins, Spine spine, Rules rules) {
        this.plugins = plugins;
        this.spine = spine;
        this.rules = rules;
    }

    Capabilities capabilities(Practice practice, Locale locale) {
        Map<String, AuthFactor> factors = plugins.factors();
        return new Capabilities(
                plugins.documents().entrySet().stream()
                        .map(type -> documentKind(type.getKey(), type.getValue(), factors, practice, locale))
                        .toList(),
                factors.entrySet().stream()
                        .map(factor -> factor(factor.getKey(), factor.getValue(), practice, locale))
                        .toList());
    }

    private static Capabilities.DocumentKind documentKind(
            String id, DocumentType type, Map<String, AuthFactor> factors, Practice practice, Locale locale) {
        Set<String> allowed = new LinkedHashSet<>();
        factors.forEach((factorId, factor) -> {
            if (Protection.suffices(type.policy(), factorId, factor)) {
                allowed.add(factorId);
            }
        });
        if (type.policy().attachable() && practice.allowsUnauthenticatedAttachments()) {
            allowed.add(Submission.NO_FACTOR);
        }
        return new Capabilities.DocumentKind(
                id, type.name(locale), type.policy().mediaTypes(), allowed);
    }

    private Capabilities.Factor factor(String id, AuthFactor factor, Practice practice, Locale locale) {
        FactorProfile profile = factor.profile();
        String label = factor.label(locale);
        String reason = obstacle(id, label, profile, practice, locale).orElse("");
        return new Capabilities.Factor(
                id,
                label,
                profile.assurance().name().toLowerCase(Locale.ROOT),
                profile.validity().toDays(),
                profile.chargeable(),
                profile.facts(),
                reason.isEmpty(),
                reason);
    }

    private Optional<String> obstacle(
            String id, String label, FactorProfile profile, Practice practice, Locale locale) {
        Texts texts = new Texts(locale);
        if (!spine.isOpen("factor." + id)) {
            return Optional.of(texts.of("factor.notAvailable", label));
        }
        Draft draft = new Draft(
                practice.id(),
                practice.plan().name(),
                practice.addOns(),
                id,
                profile.chargeable(),
                Occasion.FIRST,
                () -> 0,
                List.of());
        Optional<Pricing> pricing = plugins.pricingRule(rules.pricingRule()).map(rule -> rule.price(draft, locale));
        if (pricing.isEmpty()) {
            return Optional.of(texts.of("pricing.notAvailable"));
        }
        return pricing.filter(Pricing.NotIncluded.class::isInstance).map(it -> ((Pricing.NotIncluded) it).reason());
    }
}
