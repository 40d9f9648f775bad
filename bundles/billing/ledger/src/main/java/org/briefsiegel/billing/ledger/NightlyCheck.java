package org.briefsiegel.billing.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.billing.api.Books;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day, and at the start, adds the ledger up and releases what has been in doubt for long. */
@Component(service = NightlyCheck.class, immediate = true, configurationPid = "org.briefsiegel.billing.ledger")
public final class NightlyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);
    private static final long FIRST_MINUTES = 5;
    private static final long DAY_MINUTES = Duration.ofDays(1).toMinutes();

    private final Books books;
    private final Duration doubt;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "briefsiegel-ledger-check");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public NightlyCheck(@Reference Books books, @Reference Clock clock, Config config) {
        this(books, Duration.ofHours(config.doubtHours()), clock);
        timer.scheduleWithFixedDelay(this::safeRound, FIRST_MINUTES, DAY_MINUTES, TimeUnit.MINUTES);
    }

    NightlyCheck(Books books, Duration doubt, Clock clock) {
        this.books = books;
        this.doubt = doubt;
        this.clock = clock;
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    private void safeRound() {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warn("The ledger couldn't be checked, and is checked again in a day; or run billing:verify", e);
        }
    }

    void round() {
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
