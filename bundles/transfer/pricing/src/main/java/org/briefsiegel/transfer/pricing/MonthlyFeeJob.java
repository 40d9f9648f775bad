package org.briefsiegel.transfer.pricing;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.settings.TransferRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books what the pricing rule in force asks for a month, once for each practice that isn't suspended. Every night and soon after the
 * start, so that a month is booked though a night was missed, and a practice that came in the middle of it pays for it, too.
 */
@Component
@JobSchedule(name = "monthly-fees", delay = 180_000, daily = "00:30")
public final class MonthlyFeeJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(MonthlyFeeJob.class);

    private final Plugins plugins;
    private final TransferRules rules;
    private final Practices practices;
    private final Ledger ledger;
    private final Books books;
    private final Clock clock;

    @Activate
    public MonthlyFeeJob(
            @Reference Plugins plugins,
            @Reference TransferRules rules,
            @Reference Practices practices,
            @Reference Ledger ledger,
            @Reference Books books,
            @Reference Clock clock) {
        this.plugins = plugins;
        this.rules = rules;
        this.practices = practices;
        this.ledger = ledger;
        this.books = books;
        this.clock = clock;
    }

    /** @throws org.briefsiegel.spine.api.ClosedException while the rule in force can't be asked; the next run makes up for it */
    @Override
    public void run() {
        PricingRule rule = plugins.requiredPricingRule(rules.pricingRule());
        Instant now = Instant.now(clock);
        YearMonth month = books.month(now);
        long booked = practices.list().stream()
                .filter(practice -> !practice.isSuspended())
                .filter(practice -> isBooked(practice, rule, month, now))
                .count();
        if (booked > 0) {
            LOG.info("Booked the fee of {} for {} practices", month, booked);
        }
    }

    /** One that fails, as where two nodes book in the same instant, keeps no other from being booked. */
    private boolean isBooked(Practice practice, PricingRule rule, YearMonth month, Instant now) {
        List<Pricing.Line> lines = rule.monthly(practice.plan().name(), practice.addOns());
        if (lines.isEmpty()) {
            return false;
        }
        try {
            return ledger.bookOnce(new Booking(practice.id(), practice.id(), Booking.MONTH + month, lines), now);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "The fee of {} wasn't booked for practice {}; the next run looks again",
                    month,
                    practice.id(),
                    failure);
            return false;
        }
    }
}
