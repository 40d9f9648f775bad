package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import org.briefsiegel.factor.api.AuthFactor;

/** Plug-ins contained as the host contains them, for tests of other bundles. */
public final class ContainedOf {

    private ContainedOf() {}

    /** @param patience how long a call may take */
    public static AuthFactor factor(String id, AuthFactor factor, Duration patience) {
        Containment.Limits limits = new Containment.Limits(patience, Duration.ofSeconds(30));
        FaultLog log = new FaultLog(System::nanoTime);
        String route = "factor." + id;
        Station station = new Station(
                route,
                new Station.Occupant(
                        factor, new Containment(route, ForkJoinPool.commonPool(), limits, System::nanoTime, log)));
        return Stub.of(AuthFactor.class, station, (name, slip) -> station.answer(slip));
    }
}
