package org.briefsiegel.spine.routes;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.briefsiegel.spine.routes.Station.Occupant;
import org.osgi.framework.ServiceReference;

/**
 * The plug-ins of one axis. Of several with one id, the highest-ranked one is in force, and of one ranking the oldest; the
 * others stand by, and the next takes over when it leaves. An id has a route while there is a plug-in of it. Usable from any
 * thread.
 *
 * @param <T> the interface of the axis
 */
final class Axis<T> {

    private final String name;
    private final UnaryOperator<String> route;
    private final Host<T> host;
    private final SortedMap<ServiceReference<T>, Occupant> services = new TreeMap<>();
    private final Map<String, Place<T>> places = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile SortedMap<String, T> stubs = Collections.emptySortedMap();

    /** What an axis needs of the host. */
    interface Host<T> {

        /** Contains a plug-in, under the name of its route. */
        Occupant contain(String route, T plugin);

        /** The stub of a station, for the plug-in that is in force now. */
        T stub(Station station);

        /** Gives a station its route, until what is returned is run. */
        Runnable open(Station station);
    }

    /** A station with a route, and the way to close it. */
    private record Place<T>(Station station, T stub, Runnable close) {}

    /**
     * @param name of the axis, {@code factor} for example
     * @param route makes the name of a route of an id
     */
    Axis(String name, UnaryOperator<String> route, Host<T> host) {
        this.name = name;
        this.route = route;
        this.host = host;
    }

    synchronized void add(ServiceReference<T> reference, T plugin) {
        String route = this.route.apply(id(reference));
        seen.add(route);
        services.put(reference, host.contain(route, plugin));
        rank();
    }

    synchronized void remove(ServiceReference<T> reference) {
        services.remove(reference);
        rank();
    }

    /** Closes all routes. */
    synchronized void clear() {
        services.clear();
        rank();
    }

    /** References are in the order of their ranking, the one that is in force last. */
    private void rank() {
        Map<String, Occupant> inForce = new TreeMap<>();
        services.forEach((reference, occupant) -> inForce.put(id(reference), occupant));
        inForce.forEach((id, occupant) -> {
            Place<T> place = places.get(id);
            if (place == null) {
                places.put(id, open(route.apply(id), occupant));
            } else {
                place.station().occupy(occupant);
                places.put(id, new Place<>(place.station(), host.stub(place.station()), place.close()));
            }
        });
        Set<String> gone = new HashSet<>(places.keySet());
        gone.removeAll(inForce.keySet());
        publish(gone);
        gone.forEach(id -> places.remove(id).close().run());
    }

    private Place<T> open(String route, Occupant occupant) {
        Station station = new Station(route, occupant);
        return new Place<>(station, host.stub(station), host.open(station));
    }

    /** Nobody finds a plug-in any more whose route is about to be closed. */
    private void publish(Set<String> gone) {
        SortedMap<String, T> next = new TreeMap<>();
        places.forEach((id, place) -> {
            if (!gone.contains(id)) {
                next.put(id, place.stub());
            }
        });
        stubs = Collections.unmodifiableSortedMap(next);
    }

    private String id(ServiceReference<T> reference) {
        return String.valueOf(reference.getProperty(name + ".id"));
    }

    /** A stub for each id, in the order of the ids. */
    Map<String, T> plugins() {
        return stubs;
    }

    boolean hasSeen(String route) {
        return seen.contains(route);
    }

    /** Whether the plug-in of a route is out of service because of its faults. */
    boolean isQuarantined(String route) {
        return places.values().stream()
                .map(Place::station)
                .anyMatch(station -> station.route().equals(route) && station.isQuarantined());
    }
}
