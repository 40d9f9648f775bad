package org.briefsiegel.spine.api;

/**
 * A route that can't be travelled at the moment: its plug-in isn't there, is suspended, or is out of service because of its
 * faults. Nothing is known of when that ends.
 */
public final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String route;

    public ClosedException(String route) {
        super(route + " isn't running");
        this.route = route;
    }

    /** The route's name, {@code factor.birth-date} for example. */
    public String route() {
        return route;
    }

    /** The first word of the route's name: the plug-in's axis, or what the route is used for. */
    public String axis() {
        return route.split("\\.")[0];
    }

    /** The plug-in's id; empty where the route isn't a plug-in's. */
    public String id() {
        String[] words = route.split("\\.");
        return words.length > 1 ? words[1] : "";
    }
}
