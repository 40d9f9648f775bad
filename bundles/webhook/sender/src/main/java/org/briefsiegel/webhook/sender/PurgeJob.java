package org.briefsiegel.webhook.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.webhook.api.WebhookStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets every hour which messages were delivered or given up long ago. */
@Component(configurationPid = "org.briefsiegel.webhook.sender")
@JobSchedule(name = "webhook-purge", delay = 60_000, period = 3_600_000)
public final class PurgeJob implements Job {

    private final WebhookStore store;
    private final Duration delivered;
    private final Duration dead;
    private final Clock clock;

    @Activate
    public PurgeJob(Config config, @Reference WebhookStore store, @Reference Clock clock) {
        this(store, Duration.ofDays(config.keepDeliveredDays()), Duration.ofDays(config.keepDeadDays()), clock);
    }

    /** @param delivered for how long it is remembered what was delivered, as {@code dead} for what was given up */
    PurgeJob(WebhookStore store, Duration delivered, Duration dead, Clock clock) {
        this.store = store;
        this.delivered = delivered;
        this.dead = dead;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = Instant.now(clock);
        store.purge(now.minus(delivered), now.minus(dead));
    }
}
