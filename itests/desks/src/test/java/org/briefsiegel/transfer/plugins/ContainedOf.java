package org.briefsiegel.transfer.plugins;

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
        return Contained.of(
                AuthFactor.class,
                factor,
                new Containment("factor." + id, ForkJoinPool.commonPool(), limits, System::nanoTime, log));
    }
}
