package org.briefsiegel.spine.routes;

import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.spine.api.Use;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** A route for each {@link Use}: the work itself is what travels. */
@Component(service = RoutesBuilder.class, scope = ServiceScope.PROTOTYPE)
public final class UseRoutes extends RouteBuilder {

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        for (Use use : Use.values()) {
            from("direct:" + use.route()).routeId(use.route()).process(exchange -> {
                Supplier<?> work = exchange.getMessage().getMandatoryBody(Supplier.class);
                exchange.getMessage().setBody(work.get());
            });
        }
    }
}
