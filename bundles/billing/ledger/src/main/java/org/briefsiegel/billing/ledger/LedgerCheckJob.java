package org.briefsiegel.billing.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every night, and soon after the start, adds the ledger up and releases what has been in doubt for long. */
@Component(configurationPid = "org.briefsiegel.billing.ledger")
@JobSchedule(name = "ledger-check", delay = 300_000, daily = "03:00")
public final class LedgerCheckJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheckJob.class);

    private final Books books;
    private final Duration doubt;
    private final Clock clock;

    @Activate
    public LedgerCheckJob(@Reference Books books, @Reference Clock clock, Config config) {
        this(books, Duration.ofHours(config.doubtHours()), clock);
    }

    LedgerCheckJob(Books books, Duration doubt, Clock clock) {
        this.books = books;
        this.doubt = doubt;
        this.clock = clock;
    }

    @Override
    public void run() {
        int released = books.reconcile(Instant.now(clock).minus(doubt));
        if (released > 0) {
            LOG.info("Released {} charges of messages of which nobody knows whether they have left", released);
        }
        List<String> discrepancies = books.discrepancies();
        discrepancies.forEach(discrepancy -> LOG.error("The ledger doesn't add up: {}", discrepancy));
        if (discrepancies.isEmpty()) {
            LOG.info("The ledger adds up");
        }
    }
}
