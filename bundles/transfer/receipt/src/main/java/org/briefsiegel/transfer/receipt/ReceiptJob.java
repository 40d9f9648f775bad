package org.briefsiegel.transfer.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds for the messages of receipts that came before them, and says of how many there never was one. */
@Component
@JobSchedule(name = "receipts", delay = 10_000, period = 5_000)
public final class ReceiptJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptJob.class);
    private static final int AT_ONCE = 1000;

    /** By then the answer to a message is there, or lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Receipts receipts;
    private final ReceiptHandler handler;
    private final Clock clock;

    @Activate
    public ReceiptJob(@Reference Receipts receipts, @Reference ReceiptHandler handler, @Reference Clock clock) {
        this.receipts = receipts;
        this.handler = handler;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant old = Instant.now(clock).minus(PATIENCE);
        long nobodys = receipts.kept(AT_ONCE).stream()
                .filter(early -> !handler.takeAgain(early))
                .filter(early -> early.receivedAt().isBefore(old))
                .filter(receipts::forget)
                .count();
        if (nobodys > 0) {
            LOG.info("{} receipts named no message of ours", nobodys);
        }
    }
}
