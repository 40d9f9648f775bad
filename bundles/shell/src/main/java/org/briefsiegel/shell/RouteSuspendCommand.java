package org.briefsiegel.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.spine.api.Routes;

/** Closes a route until it is resumed: of a plug-in, of a use, or of a job. */
@Service
@Command(
        scope = "route",
        name = "suspend",
        description = "Closes a route on all nodes, also over restarts, until it is resumed")
public final class RouteSuspendCommand extends JsonCommand {

    @Argument(index = 0, name = "ROUTE", description = "Name of the route, as route:list shows it")
    String route;

    @Argument(index = 1, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Routes routes;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        try {
            routes.suspend(route);
        } catch (IllegalArgumentException e) {
            throw Operator.refused("ROUTE", e.getMessage()).get();
        }
        return RouteListCommand.row(routes.list().stream()
                .filter(status -> status.name().equals(route))
                .findFirst()
                .orElseThrow());
    }
}
