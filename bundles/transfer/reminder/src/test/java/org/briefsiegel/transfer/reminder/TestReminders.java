package org.briefsiegel.transfer.reminder;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.outboxwriter.OutboxWriter;
import org.briefsiegel.transfer.pricing.Pricer;
import org.briefsiegel.transfer.settings.CodeLimits;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.textreminder.TextReminders;

/** The job on a test's host. */
public final class TestReminders {

    public static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private static final long DAILY_CAP = 10_000;
    private static final TransferRules RULES = new TransferRules(
            5,
            1,
            1,
            1,
            Duration.ofMinutes(15),
            DAILY_CAP,
            1,
            Duration.ZERO,
            new CodeLimits(Duration.ZERO, 1, 1),
            5,
            "tariff",
            "mail",
            "sms",
            "localhost");

    private TestReminders() {}

    /** As it begins on a node. */
    public static ReminderJob job(TestHost host, TestDelivery delivery, ZoneId zone) {
        Site site = new Site(URI.create("http://localhost"), zone);
        HouseCurrency euro = () -> "EUR";
        OutboxWriter outbox = new OutboxWriter(host.stores().outbox(), host.vault(), host.plugins(), RULES);
        TextStep texts = new TextStep(
                host.stores().transfers(),
                host.stores().ledger(),
                new Pricer(host.stores().ledger(), host.stores().books(euro), euro, host.vault(), RULES, host.clock()),
                new TextReminders(host.plugins(), RULES, site, host.clock()),
                outbox);
        return new ReminderJob(
                host.practices(),
                host.transfers(),
                host.stores().transfers(),
                outbox,
                delivery.alerts(),
                texts,
                host.spine(),
                site,
                host.clock());
    }
}
