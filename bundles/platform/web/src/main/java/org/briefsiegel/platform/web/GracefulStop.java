package org.briefsiegel.platform.web;

import java.time.Duration;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds up the stop of the whole server, before the first bundle stops: readiness has fallen, load balancers notice, what is
 * being answered gets its time, and no further connection is taken.
 */
final class GracefulStop implements SynchronousBundleListener {

    private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

    private final RequestsInProgress requests;
    private final Duration notice;
    private final Duration longest;
    private final Runnable closing;

    /**
     * @param notice how long everything goes on while readiness says no already
     * @param longest how long what is being answered then may take
     * @param closing closes the port, and returns when it is closed
     */
    GracefulStop(RequestsInProgress requests, Duration notice, Duration longest, Runnable closing) {
        this.requests = requests;
        this.notice = notice;
        this.longest = longest;
        this.closing = closing;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (event.getType() == BundleEvent.STOPPING && bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            say();
        }
    }

    void say() {
        try {
            Thread.sleep(notice.toMillis());
            int cut = requests.awaitEnd(longest);
            if (cut > 0) {
                LOG.warn("Stopping; {} requests didn't end within {} s, and are cut", cut, longest.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closing.run();
    }
}
