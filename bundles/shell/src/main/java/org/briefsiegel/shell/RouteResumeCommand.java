package org.briefsiegel.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.spine.api.Routes;

/** Opens a route again that was suspended. */
@Service
@Command(scope = "route", name = "resume", description = "Opens a suspended route again, on all nodes")
public final class RouteResumeCommand extends JsonCommand {

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
            routes.resume(route);
        } catch (IllegalArgumentException e) {
            throw Operator.refused("ROUTE", e.getMessage()).get();
        }
        return RouteListCommand.row(routes.list().stream()
                .filter(status -> status.name().equals(route))
                .findFirst()
                .orElseThrow());
    }
}
