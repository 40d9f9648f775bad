package org.briefsiegel.platform.availability;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Asks whether one thing that every answer needs is there. Registered as a service; {@code GET /health/ready} says 503 as
 * long as one of them finds a fault.
 */
@ConsumerType
public interface ReadinessCheck {

    /** What is asked, in one word: {@code database}. Unique among all checks. */
    String name();

    /**
     * What is wrong now, in a few words that anybody may read (no paths, no names, no values); empty if nothing is. Called in
     * a thread of its own, never twice at once. May block: after two seconds it counts as a fault. An exception is one, too.
     */
    Optional<String> fault() throws Exception;

    /**
     * What isn't there although requests may come, each in a few words that anybody may read: {@code factor.sms-code is
     * suspended}. From memory alone: doesn't block.
     */
    default List<String> degraded() {
        return List.of();
    }
}
