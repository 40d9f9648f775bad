package org.briefsiegel.transfer.lifecycle;

import java.util.List;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.events.EventListener;
import org.briefsiegel.transfer.events.MissesNone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Tells whoever listens what has happened, in transactions of its own after the one that wrote it. A crash in between loses
 * nothing, and repeats nothing that a listener has written to the database.
 */
@Component
@JobSchedule(name = "events", delay = EventPublishingJob.PERIOD_MILLIS, period = EventPublishingJob.PERIOD_MILLIS)
public final class EventPublishingJob implements Job {

    static final long PERIOD_MILLIS = 500;
    static final int BATCH = 100;

    /** So seldom the database is asked where this node has written nothing. */
    private static final int SELDOM = 10;

    private final Transactions transactions;
    private final EventFeed feed;
    private int runs;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<EventListener> listeners;

    /** @param missesNone is among the listeners; without it events wait */
    @Activate
    public EventPublishingJob(
            @Reference Transactions transactions,
            @Reference EventFeed feed,
            @Reference(target = MissesNone.FILTER) EventListener missesNone) {
        this(transactions, feed, List.of());
    }

    EventPublishingJob(Transactions transactions, EventFeed feed, List<EventListener> listeners) {
        this.transactions = transactions;
        this.feed = feed;
        this.listeners = listeners;
    }

    @Override
    public void run() {
        List<EventListener> present = listeners;
        runs++;
        if (!present.isEmpty() && (feed.mayHaveNews() || runs % SELDOM == 0)) {
            int published;
            do {
                published = transactions.within(() -> publish(present));
            } while (published == BATCH);
        }
    }

    private int publish(List<EventListener> present) {
        List<EventFeed.Entry> entries = feed.take(BATCH);
        entries.forEach(entry -> present.forEach(listener -> listener.happened(entry)));
        return entries.size();
    }
}
