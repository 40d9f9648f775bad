package org.briefsiegel.shell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.Routes;

/** Shows every route: of plug-ins, of what the host is used for, and of its jobs. */
@Service
@Command(
        scope = "route",
        name = "list",
        description = "Shows the routes of plug-ins, uses and jobs, with their traffic since this node was started")
public final class RouteListCommand extends JsonCommand {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double TENTHS = 10;

    @Reference(optional = true)
    Routes routes;

    @Override
    Object run() {
        return routes.list().stream().map(RouteListCommand::row).toList();
    }

    static Map<String, Object> row(RouteStatus route) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("route", route.name());
        row.put("state", route.state().text());
        row.put("since", route.since().orElse(null));
        row.put("inHand", route.inHand());
        row.put("done", route.done());
        row.put("failed", route.failed());
        row.put("meanMs", millis(route.mean()));
        row.put("lastMs", millis(route.last()));
        row.put("lastAt", route.lastAt().orElse(null));
        return row;
    }

    private static double millis(Duration time) {
        return Math.round(time.toNanos() / NANOS_PER_MILLI * TENTHS) / TENTHS;
    }
}
