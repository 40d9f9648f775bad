package org.briefsiegel.platform.web;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.hooks.weaving.WovenClassListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Component;

/**
 * Lets one thread define a class while the others that need it wait. Felix's class loader makes them ask over and over whether
 * it is there ({@code BundleClassLoader.defineClassParallel} of 7.0.5): when a crowd sends the first requests, all processors
 * are taken from the one thread that would help the others on, and for minutes nothing is answered. Changes no class.
 *
 * <p>It is called while classes are loaded, its own among them, and so uses none but the JDK's.
 */
@Component(
        service = {WeavingHook.class, WovenClassListener.class, ClassLoadingLocks.class},
        property = Constants.SERVICE_RANKING + ":Integer=" + Integer.MAX_VALUE)
public final class ClassLoadingLocks implements WeavingHook, WovenClassListener {

    /** A definition whose end isn't told (a missing super class, say) holds others up for so long, and once. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final CountDownLatch DEFINED = new CountDownLatch(0);

    private final Map<BundleWiring, Map<String, CountDownLatch>> definitions =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final Duration longestWait;

    public ClassLoadingLocks() {
        this(LONGEST_WAIT);
    }

    ClassLoadingLocks(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** Returns at once to the first thread, and to the others when that one has come to an end, or takes too long. */
    @Override
    public void weave(WovenClass woven) {
        Map<String, CountDownLatch> ofBundle = of(woven.getBundleWiring());
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch first = ofBundle.putIfAbsent(woven.getClassName(), mine);
        if (first != null && !hasEnded(first)) {
            ofBundle.replace(woven.getClassName(), first, mine);
            first.countDown();
        }
    }

    private boolean hasEnded(CountDownLatch definition) {
        try {
            return definition.await(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void modified(WovenClass woven) {
        Map<String, CountDownLatch> ofBundle = of(woven.getBundleWiring());
        switch (woven.getState()) {
            case WovenClass.DEFINED -> end(ofBundle.put(woven.getClassName(), DEFINED));
            case WovenClass.DEFINE_FAILED, WovenClass.TRANSFORMING_FAILED -> end(ofBundle.remove(woven.getClassName()));
            default -> {}
        }
    }

    private static void end(CountDownLatch definition) {
        if (definition != null) {
            definition.countDown();
        }
    }

    private Map<String, CountDownLatch> of(BundleWiring bundle) {
        return definitions.computeIfAbsent(bundle, any -> new ConcurrentHashMap<>());
    }
}
