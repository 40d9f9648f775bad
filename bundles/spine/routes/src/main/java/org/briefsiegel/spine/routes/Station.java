package org.briefsiegel.spine.routes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.briefsiegel.spine.api.ClosedException;

/**
 * Holds the plug-in of one id that is in force, for its route. Which one that is changes while slips travel: each is put to
 * the one that is in force when it comes by. Usable from any thread.
 */
final class Station {

    /** Names are known in this many languages; what is asked for further is asked again each time. */
    private static final int CONSTANTS = 100;

    private static final List<Locale> PRACTICES_READ = List.of(Locale.GERMAN, Locale.ENGLISH);

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

        private Object answer(Slip slip) {
            Callable<Object> asked = () -> slip.putTo(plugin);
            Object answer =
                    slip.isPatient() ? containment.talk(slip.name(), asked) : containment.call(slip.name(), asked);
            if (slip.isConstant() && constants.size() < CONSTANTS) {
                constants.put(slip, answer);
            }
            return answer;
        }

        /**
         * Asks for what is constant, so that practices are told its name also while its route is suspended; on the calling thread.
         * What isn't told now is asked when it is wanted.
         *
         * @param axis the interface of the plug-in's axis
         */
        void introduce(Class<?> axis) {
            try {
                Slip.constants(axis, PRACTICES_READ).forEach(this::answer);
            } catch (ClosedException unsound) { // the log names it
                return;
            }
        }
    }

    String route() {
        return route;
    }

    void occupy(Occupant next) {
        inForce = next;
    }

    /** Whether the plug-in has an interface. */
    boolean has(Class<?> type) {
        return type.isInstance(inForce.plugin());
    }

    /** What the plug-in has told before, if that doesn't change. */
    Optional<Object> known(Slip slip) {
        return slip.isConstant() ? Optional.ofNullable(inForce.constants().get(slip)) : Optional.empty();
    }

    /** The same, or what it has told for another region where the language is spoken. */
    Optional<Object> knownInThatLanguage(Slip slip) {
        return slip.isConstant()
                ? inForce.constants().entrySet().stream()
                        .filter(told -> told.getKey().isInTheLanguageOf(slip))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Puts a slip to the plug-in.
     *
     * @throws ClosedException when it is out of service, or commits a fault
     */
    Object answer(Slip slip) {
        return inForce.answer(slip);
    }

    /** Whether the plug-in is out of service because of its faults. */
    boolean isQuarantined() {
        return inForce.containment().isQuarantined();
    }
}
