package org.briefsiegel.transfer.pricing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Entry;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.submission.DeclaredFacts;
import org.briefsiegel.transfer.submission.Protection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what a practice can send now, from the plug-ins that are there. */
@Component(service = CapabilityCatalog.class)
public final class CapabilityCatalog {

    private final Plugins plugins;
    private final TransferRules rules;

    @Activate
    public CapabilityCatalog(@Reference Plugins plugins, @Reference TransferRules rules) {
        this.plugins = plugins;
        this.rules = rules;
    }

    public Capabilities capabilities(Practice practice, Locale locale) {
        return capabilities(Optional.of(practice), locale);
    }

    /** What any practice could send, if its plan and its settings allow it. */
    public Capabilities installed(Locale locale) {
        return capabilities(Optional.empty(), locale);
    }

    private Capabilities capabilities(Optional<Practice> practice, Locale locale) {
        Map<String, FactorProfile> profiles = new TreeMap<>();
        plugins.factors().forEach((id, factor) -> sound(factor::profile).ifPresent(it -> profiles.put(id, it)));
        return new Capabilities(
                plugins.documents().entrySet().stream()
                        .flatMap(type ->
                                sound(() -> documentKind(type.getKey(), type.getValue(), profiles, practice, locale))
                                        .stream())
                        .toList(),
                plugins.factors().keySet().stream()
                        .map(id -> factor(id, Optional.ofNullable(profiles.get(id)), practice, locale))
                        .toList());
    }

    /** What a plug-in says; empty where it can't be asked at the moment. */
    private static <T> Optional<T> sound(Supplier<T> saying) {
        try {
            return Optional.of(saying.get());
        } catch (ClosedException e) {
            return Optional.empty();
        }
    }

    private Capabilities.DocumentKind documentKind(
            String id,
            DocumentType type,
            Map<String, FactorProfile> profiles,
            Optional<Practice> practice,
            Locale locale) {
        Set<String> allowed = new LinkedHashSet<>();
        profiles.forEach((factorId, profile) -> {
            if (Protection.suffices(type.policy(), factorId, profile)) {
                allowed.add(factorId);
            }
        });
        if (type.policy().attachable()
                && practice.map(Practice::allowsUnauthenticatedAttachments).orElse(true)) {
            allowed.add(Submission.NO_FACTOR);
        }
        return new Capabilities.DocumentKind(
                id, type.name(locale), type.policy().mediaTypes(), allowed, plugins.isOpen("document." + id));
    }

    /** Of a factor that doesn't even say what it is, the least is said. */
    private Capabilities.Factor factor(
            String id, Optional<FactorProfile> profile, Optional<Practice> practice, Locale locale) {
        Optional<String> label = plugins.factorName(id, locale);
        String name = label.orElse(id);
        if (profile.isEmpty() || label.isEmpty()) {
            String reason = new RefusalTexts(locale).of("factor.notAvailable", name);
            return new Capabilities.Factor(
                    id, name, Assurance.STANDARD.name().toLowerCase(Locale.ROOT), 0, false, List.of(), false, reason);
        }
        return factor(id, name, profile.get(), practice, locale);
    }

    private Capabilities.Factor factor(
            String id, String label, FactorProfile profile, Optional<Practice> practice, Locale locale) {
        String reason = obstacle(id, label, profile, practice, locale).orElse("");
        Optional<AuthFactor> factor = plugins.factor(id);
        Optional<Entry> entry =
                factor.flatMap(it -> sound(() -> it.entry(locale))).flatMap(it -> it);
        return new Capabilities.Factor(
                id,
                label,
                profile.assurance().name().toLowerCase(Locale.ROOT),
                profile.validity().toDays(),
                profile.chargeable(),
                profile.facts().stream()
                        .map(fact -> fact(fact, factor, label, locale))
                        .toList(),
                entry.map(Entry::hint).orElse(""),
                entry.map(Entry::missing).orElse(""),
                reason.isEmpty(),
                reason);
    }

    private static Capabilities.Fact fact(Fact fact, Optional<AuthFactor> factor, String otherwise, Locale locale) {
        return new Capabilities.Fact(
                fact.name(),
                factor.flatMap(it -> sound(() -> it.label(fact, locale))).orElse(otherwise),
                fact.bearer() == Fact.Bearer.PATIENT,
                fact.kind().name().toLowerCase(Locale.ROOT),
                DeclaredFacts.pointer(fact));
    }

    private Optional<String> obstacle(
            String id, String label, FactorProfile profile, Optional<Practice> practice, Locale locale) {
        return plugins.isOpen("factor." + id)
                ? practice.flatMap(of -> obstacle(id, profile, of, locale))
                : Optional.of(new RefusalTexts(locale).of("factor.notAvailable", label));
    }

    /** What the practice lacks for it. */
    private Optional<String> obstacle(String id, FactorProfile profile, Practice practice, Locale locale) {
        Draft draft = new Draft(
                practice.id(),
                practice.plan().name(),
                practice.addOns(),
                id,
                profile.chargeable(),
                Occasion.FIRST,
                () -> 0,
                List.of());
        Optional<Pricing> pricing =
                plugins.pricingRule(rules.pricingRule()).flatMap(rule -> sound(() -> rule.price(draft, locale)));
        if (pricing.isEmpty()) {
            return Optional.of(new RefusalTexts(locale).of("pricing.notAvailable"));
        }
        return pricing.filter(Pricing.NotIncluded.class::isInstance).map(it -> ((Pricing.NotIncluded) it).reason());
    }
}
