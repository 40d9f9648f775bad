package org.briefsiegel.spine.api;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ConsumerType;

/** Carries what the host is used for along the route of that use, so that an operator sees it. Usable from any thread. */
@ConsumerType
public interface Spine {

    /**
     * Does the work in the use's route, on the calling thread. What it throws is thrown here.
     *
     * @return what the work returns
     * @throws ClosedException when the use is suspended, or when the work came to a plug-in that is closed
     */
    <T> T travel(Use use, Supplier<T> work);

    /** Something may be ready to be delivered; returns at once, and never fails. */
    void wake();
}
