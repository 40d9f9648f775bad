package org.briefsiegel.spine.routes;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.briefsiegel.spine.api.ClosedException;

/** A plug-in as the host sees it: every call becomes a {@link Slip} that travels the plug-in's route. */
final class Stub implements InvocationHandler {

    private final Station station;
    private final BiFunction<String, Slip, Object> way;

    private Stub(Station station, BiFunction<String, Slip, Object> way) {
        this.station = station;
        this.way = way;
    }

    /**
     * @param axis the interface of the plug-in's axis
     * @param options interfaces that a plug-in of this axis may have besides; the stub has those of the plug-in that is in force
     * @param way takes a slip along the route of this name, and brings the answer
     */
    static <T> T of(
            Class<T> axis, List<Class<? extends T>> options, Station station, BiFunction<String, Slip, Object> way) {
        Class<?>[] interfaces = Stream.concat(Stream.of(axis), options.stream().filter(station::has))
                .toArray(Class<?>[]::new);
        Object proxy = Proxy.newProxyInstance(axis.getClassLoader(), interfaces, new Stub(station, way));
        return axis.cast(proxy);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return own(proxy, method.getName(), arguments);
        }
        Slip slip = Slip.of(method, arguments);
        return station.known(slip).orElseGet(() -> asked(slip));
    }

    private Object asked(Slip slip) {
        try {
            return way.apply(station.route(), slip);
        } catch (ClosedException closed) {
            return station.knownInThatLanguage(slip).orElseThrow(() -> closed);
        }
    }

    private Object own(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stub of " + station.route();
        };
    }
}
