package org.briefsiegel.itests.desks;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.mail.MailChannel;
import org.briefsiegel.channel.sms.SmsChannel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.invoice.InvoiceType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.birthdate.BirthDateFactor;
import org.briefsiegel.factor.smscode.SmsCodeFactor;
import org.briefsiegel.spine.api.Plugins;

/** Plug-ins that can be taken out: the maps are the shelf. What is chargeable costs ten cents. */
public record Installed(
        Map<String, DocumentType> documents,
        Map<String, AuthFactor> factors,
        Map<String, Channel> channels,
        Map<String, PricingRule> pricingRules)
        implements Plugins {

    static Installed all() {
        return new Installed(
                new TreeMap<>(Map.of("invoice", new InvoiceType())),
                new TreeMap<>(
                        Map.of("birth-date", new BirthDateFactor(Clock.systemUTC()), "sms-code", new SmsCodeFactor())),
                new TreeMap<>(Map.of("mail", new MailChannel(), "sms", new SmsChannel())),
                new TreeMap<>(Map.of("tariff", (draft, locale) -> price(draft.chargeable()))));
    }

    @Override
    public boolean isOpen(String route) {
        String id = route.substring(route.indexOf('.') + 1);
        return switch (route.substring(0, Math.max(0, route.indexOf('.')))) {
            case "document" -> documents.containsKey(id);
            case "factor" -> factors.containsKey(id);
            case "channel" -> channels.containsKey(id);
            case "billing" -> pricingRules.containsKey(id);
            default -> true;
        };
    }

    /** As after a restart without it. */
    @Override
    public boolean hasSeen(String route) {
        return isOpen(route);
    }

    private static Pricing price(boolean chargeable) {
        return new Pricing.Priced(
                chargeable
                        ? List.of(new Pricing.Line(
                                new Wording("tariff", "a text message", List.of()), 1, new Money(10, "EUR")))
                        : List.of());
    }
}
