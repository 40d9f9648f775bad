package org.briefsiegel.spine.routes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.briefsiegel.spine.api.ClosedException;

/**
 * Holds the plug-in of one id that is in force, for its route. Which one that is changes while slips travel: each is put to
 * the one that is in force when it comes by. Usable from any thread.
 */
final class Station {

    /** Names are known in this many languages; what is asked for further is asked again each time. */
    private static final int CONSTANTS = 100;

    private final String route;
    private volatile Occupant inForce;

    /** @param route its name, {@code factor.birth-date} for example */
    Station(String route, Occupant inForce) {
        this.route = route;
        this.inForce = inForce;
    }

    /** A plug-in, what contains it, and what it has told that doesn't change. */
    record Occupant(Object plugin, Containment containment, Map<Slip, Object> constants) {
        Occupant(Object plugin, Containment containment) {
            this(plugin, containment, new ConcurrentHashMap<>());
        }
    }

    String route() {
        return route;
    }

    void occupy(Occupant next) {
        inForce = next;
    }

    /** What the plug-in has told before, if that doesn't change. */
    Optional<Object> known(Slip slip) {
        return slip.isConstant() ? Optional.ofNullable(inForce.constants().get(slip)) : Optional.empty();
    }

    /**
     * Puts a slip to the plug-in.
     *
     * @throws ClosedException when it is out of service, or commits a fault
     */
    Object answer(Slip slip) {
        Occupant asked = inForce;
        Object answer = asked.containment().call(slip.name(), () -> slip.putTo(asked.plugin()));
        if (slip.isConstant() && asked.constants().size() < CONSTANTS) {
            asked.constants().put(slip, answer);
        }
        return answer;
    }

    /** Whether the plug-in is out of service because of its faults. */
    boolean isQuarantined() {
        return inForce.containment().isQuarantined();
    }
}
