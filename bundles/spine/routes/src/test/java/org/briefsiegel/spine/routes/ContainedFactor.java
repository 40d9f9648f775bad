package org.briefsiegel.spine.routes;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.RedirectFactor;

/** A factor contained as the host contains it, for tests of other bundles. */
public final class ContainedFactor {

    private static final List<Class<? extends AuthFactor>> OPTIONS =
            List.of(ChallengeFactor.class, RedirectFactor.class);

    private ContainedFactor() {}

    /** @param patience how long a call may take */
    public static AuthFactor of(String id, AuthFactor factor, Duration patience) {
        Containment.Limits limits = new Containment.Limits(patience, patience, Duration.ofSeconds(30));
        FaultLog log = new FaultLog(System::nanoTime);
        String route = "factor." + id;
        Station station = new Station(
                route,
                new Station.Occupant(
                        factor, new Containment(route, ForkJoinPool.commonPool(), limits, System::nanoTime, log)));
        return Stub.of(AuthFactor.class, OPTIONS, station, (name, slip) -> station.answer(slip));
    }

    /** The same of a factor that is sound but for one method. */
    public static AuthFactor odd(String id, AuthFactor sound, String odd, Callable<Object> fault, Duration patience) {
        AuthFactor factor = (AuthFactor) Proxy.newProxyInstance(
                AuthFactor.class.getClassLoader(),
                interfaces(sound),
                (proxy, method, arguments) ->
                        method.getName().equals(odd) ? fault.call() : method.invoke(sound, arguments));
        return of(id, factor, patience);
    }

    private static Class<?>[] interfaces(AuthFactor factor) {
        return Stream.concat(Stream.of(AuthFactor.class), OPTIONS.stream().filter(option -> option.isInstance(factor)))
                .toArray(Class<?>[]::new);
    }
}
