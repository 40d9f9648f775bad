package org.briefsiegel.spine.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** All routes, for the operator. Usable from any thread. */
@ProviderType
public interface Routes {

    /** In the order of their names; those that are suspended also while they aren't there. */
    List<RouteStatus> list();

    /** Whether a channel that is there sends, and so needs a route to; one that prints doesn't. */
    boolean sends(String channel);

    /**
     * Closes a route on every node until it is resumed, also over restarts. What is on it may end.
     *
     * @throws IllegalArgumentException when there is no such route
     */
    void suspend(String route);

    /**
     * Opens a route again.
     *
     * @throws IllegalArgumentException when it isn't suspended
     */
    void resume(String route);
}
