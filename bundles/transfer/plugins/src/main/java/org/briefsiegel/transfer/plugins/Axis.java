package org.briefsiegel.transfer.plugins;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.osgi.framework.ServiceReference;

/**
 * The plug-ins of one axis. Of several with one id, the highest-ranked one is in force, and of one ranking the oldest; the
 * others stand by, and the next takes over when it leaves. Usable from any thread.
 *
 * @param <T> the interface of the axis
 */
final class Axis<T> {

    private final String name;
    private final BiFunction<String, T, Entry<T>> contain;
    private final SortedMap<ServiceReference<T>, Entry<T>> services = new TreeMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile SortedMap<String, Entry<T>> inForce = Collections.emptySortedMap();

    /** A plug-in, and whether it is sound. */
    record Entry<T>(T plugin, Containment containment) {}

    /**
     * @param name of the axis, {@code factor} for example
     * @param contain contains a plug-in by the name of its route
     */
    Axis(String name, BiFunction<String, T, Entry<T>> contain) {
        this.name = name;
        this.contain = contain;
    }

    synchronized void add(ServiceReference<T> reference, T plugin) {
        String id = id(reference);
        seen.add(id);
        services.put(reference, contain.apply(name + "." + id, plugin));
        rank();
    }

    synchronized void remove(ServiceReference<T> reference) {
        services.remove(reference);
        rank();
    }

    /** References are in the order of their ranking, the one that is in force last. */
    private void rank() {
        SortedMap<String, Entry<T>> next = new TreeMap<>();
        services.forEach((reference, entry) -> next.put(id(reference), entry));
        inForce = Collections.unmodifiableSortedMap(next);
    }

    private String id(ServiceReference<T> reference) {
        return String.valueOf(reference.getProperty(name + ".id"));
    }

    /** What is in force, in the order of the ids. */
    Map<String, T> plugins() {
        SortedMap<String, T> plugins = new TreeMap<>();
        inForce.forEach((id, entry) -> plugins.put(id, entry.plugin()));
        return plugins;
    }

    boolean hasSeen(String id) {
        return seen.contains(id);
    }

    /** Whether it is there, and not out of service. */
    boolean isSound(String id) {
        Entry<T> entry = inForce.get(id);
        return entry != null && !entry.containment().isQuarantined();
    }
}
