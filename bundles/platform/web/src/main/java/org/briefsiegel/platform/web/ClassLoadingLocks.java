package org.briefsiegel.platform.web;

import java.time.Duration;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.hooks.weaving.WovenClassListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Lets one thread define a class while the others that need it wait. Felix's class loader makes them ask over and over whether
 * it is there ({@code BundleClassLoader.defineClassParallel} of 7.0.5): when a crowd sends the first requests, all processors
 * are taken from the one thread that would help the others on, and for minutes nothing is answered. Changes no class.
 *
 * <p>It is called while classes are loaded, its own among them, and so uses none but the JDK's and one that is loaded with it.
 */
@Component(service = ClassLoadingLocks.class, immediate = true)
public final class ClassLoadingLocks implements WeavingHook, WovenClassListener {

    /** A definition whose end isn't told (a missing super class, say) holds others up for so long, and once. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Of what is defined, or couldn't be and wasn't told of: nobody waits for it any more. */
    private static final Definition OVER = new Definition();

    private final Map<BundleWiring, Map<String, Definition>> definitions =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final Duration longestWait;

    /** Registers the hook itself: what Declarative Services register is made when it is asked for, which loads classes. */
    @Activate
    public ClassLoadingLocks(BundleContext bundle) {
        this(LONGEST_WAIT);
        register(bundle);
    }

    ClassLoadingLocks(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** Before all other hooks, until the bundle stops. */
    void register(BundleContext bundle) {
        bundle.registerService(
                new String[] {WeavingHook.class.getName(), WovenClassListener.class.getName()},
                this,
                new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
    }

    /** By one thread. */
    private static final class Definition {
        private final Thread thread = Thread.currentThread();
        private final CountDownLatch end = new CountDownLatch(1);
    }

    /** Returns at once to the first thread, and to the others when that one has come to an end, or takes too long. */
    @Override
    public void weave(WovenClass woven) {
        Map<String, Definition> ofBundle = of(woven.getBundleWiring());
        Definition first = ofBundle.putIfAbsent(woven.getClassName(), new Definition());
        if (first != null && first != OVER && !hasEnded(first)) {
            ofBundle.replace(woven.getClassName(), first, OVER);
            first.end.countDown();
        }
    }

    /** A thread that comes again has failed before. */
    private boolean hasEnded(Definition definition) {
        try {
            return definition.thread != Thread.currentThread()
                    && definition.end.await(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void modified(WovenClass woven) {
        Map<String, Definition> ofBundle = of(woven.getBundleWiring());
        switch (woven.getState()) {
            case WovenClass.DEFINED -> end(ofBundle.put(woven.getClassName(), OVER));
            case WovenClass.DEFINE_FAILED, WovenClass.TRANSFORMING_FAILED -> end(ofBundle.remove(woven.getClassName()));
            default -> {}
        }
    }

    private static void end(Definition definition) {
        if (definition != null) {
            definition.end.countDown();
        }
    }

    private Map<String, Definition> of(BundleWiring bundle) {
        return definitions.computeIfAbsent(bundle, any -> new ConcurrentHashMap<>());
    }
}
