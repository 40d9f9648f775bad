package org.briefsiegel.platform.cxf;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Asked at each request, as the tracker couldn't be without copying. */
    private final Map<Bundle, Announcement> announcements = new ConcurrentHashMap<>();

    private final BundleTracker<Bundle> bundles;
    private final FrameworkStartLevel framework;

    Expectation(BundleContext context) {
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        this.bundles = new BundleTracker<>(context, ANY_STATE, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                return read(bundle);
            }

            @Override
            public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
                if (event.getType() == BundleEvent.UPDATED) {
                    read(bundle);
                }
            }

            @Override
            public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
                announcements.remove(bundle);
            }
        };
        bundles.open();
    }

    private Bundle read(Bundle bundle) {
        Announcement.of(bundle)
                .ifPresentOrElse(it -> announcements.put(bundle, it), () -> announcements.remove(bundle));
        return bundle;
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
        for (Map.Entry<Bundle, Announcement> entry : announcements.entrySet()) {
            Set<String> announced = part.apply(entry.getValue());
            if (!served.containsAll(announced) && isComing(entry.getKey())) {
                missing.addAll(announced);
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
        bundles.close();
    }
}
