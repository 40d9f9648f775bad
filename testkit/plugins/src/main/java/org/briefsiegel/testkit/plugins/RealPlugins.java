package org.briefsiegel.testkit.plugins;

import java.util.List;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.channel.mail.MailChannel;
import org.briefsiegel.channel.sms.SmsChannel;
import org.briefsiegel.document.invoice.InvoiceType;
import org.briefsiegel.factor.birthdate.BirthDateFactor;
import org.briefsiegel.factor.smscode.SmsCodeFactor;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.memory.InstalledPlugins;
import org.briefsiegel.testkit.memory.TestHost;

/**
 * Invoices, birth dates, text messages and mail as they are delivered; what is chargeable costs ten cents, and what goes
 * without a factor is allowed.
 */
public final class RealPlugins {

    private static final Pricing.Line TEN_CENTS =
            new Pricing.Line(new Wording("tariff", "a text message", List.of()), 1, new Money(10, "EUR"));

    private RealPlugins() {}

    /** A host in memory that has them. */
    public static TestHost host() {
        TestHost host = new TestHost();
        install(host);
        return host;
    }

    /** Puts them in, in place of others of their names. */
    public static void install(TestHost host) {
        InstalledPlugins plugins = host.plugins();
        plugins.documents().put("invoice", new InvoiceType());
        plugins.factors().put("birth-date", new BirthDateFactor(host.clock()));
        plugins.factors().put("sms-code", new SmsCodeFactor());
        plugins.channels().put("mail", new MailChannel());
        plugins.channels().put("sms", new SmsChannel());
        plugins.pricingRules()
                .put(
                        "tariff",
                        (draft, locale) -> new Pricing.Priced(draft.chargeable() ? List.of(TEN_CENTS) : List.of()));
        host.set(Setting.UNAUTHENTICATED_ATTACHMENTS, "true");
    }
}
