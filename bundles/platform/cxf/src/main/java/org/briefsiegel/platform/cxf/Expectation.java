package org.briefsiegel.platform.cxf;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.util.tracker.BundleTracker;

/**
 * What ought to be served: the resources and extensions that the installed bundles announce. Nobody keeps a list of them;
 * what is uninstalled isn't expected any more, what has lost a reference still is.
 */
final class Expectation implements AutoCloseable {

    private static final int ANY_STATE =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final BundleTracker<Announcement> announcements;
    private final FrameworkStartLevel framework;

    Expectation(BundleContext context) {
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        this.announcements = new BundleTracker<>(context, ANY_STATE, null) {
            @Override
            public Announcement addingBundle(Bundle bundle, BundleEvent event) {
                return Announcement.of(bundle).orElse(null);
            }
        };
        announcements.open();
    }

    /** Names of expected resources that aren't among these. */
    Set<String> missingResources(Set<String> served) {
        return missing(Announcement::resources, served);
    }

    /** Names of expected extensions that aren't among these. */
    Set<String> missingExtensions(Set<String> served) {
        return missing(Announcement::extensions, served);
    }

    private Set<String> missing(Function<Announcement, Set<String>> part, Set<String> served) {
        Set<String> missing = new TreeSet<>();
        for (Map.Entry<Bundle, Announcement> entry : announcements.getTracked().entrySet()) {
            if (isComing(entry.getKey())) {
                missing.addAll(part.apply(entry.getValue()));
            }
        }
        missing.removeAll(served);
        return missing;
    }

    /** A bundle that isn't resolved is waited for until its turn has come: then it can't be. */
    private boolean isComing(Bundle bundle) {
        if (bundle.getState() != Bundle.INSTALLED) {
            return true;
        }
        BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
        return start != null && start.isPersistentlyStarted() && framework.getStartLevel() <= start.getStartLevel();
    }

    @Override
    public void close() {
        announcements.close();
    }
}
