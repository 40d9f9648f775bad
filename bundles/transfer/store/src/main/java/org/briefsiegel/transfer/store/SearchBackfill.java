package org.briefsiegel.transfer.store;

import java.util.Optional;
import org.briefsiegel.transfer.storeapi.TransferIndex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what an older version has stored findable by words, beside the running server; what is left, at the next start. */
@Component(service = SearchBackfill.class, immediate = true)
public final class SearchBackfill {

    private static final Logger LOG = LoggerFactory.getLogger(SearchBackfill.class);
    private static final int BATCH = 200;

    private final TransferIndex index;
    private final Thread worker = new Thread(this::run, "briefsiegel-search-backfill");

    @Activate
    public SearchBackfill(@Reference TransferIndex index) {
        this.index = index;
        worker.setDaemon(true);
        worker.start();
    }

    @Deactivate
    void stop() {
        worker.interrupt();
    }

    private void run() {
        Optional<String> before = Optional.empty();
        try {
            do {
                before = index.fill(before, BATCH);
            } while (before.isPresent() && !Thread.currentThread().isInterrupted());
        } catch (RuntimeException e) { // another node may be at the same transfers, and this one is stopping perhaps
            LOG.info("Older transfers are made findable by words at the next start, or by another node", e);
        }
    }
}
