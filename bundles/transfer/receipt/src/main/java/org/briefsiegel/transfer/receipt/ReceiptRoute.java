package org.briefsiegel.transfer.receipt;

import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.channel.api.Receipt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Where the channels' own routes {@code receipt.<id>} bring what they are told. Throws where it couldn't be kept. */
@Component(service = RoutesBuilder.class, scope = ServiceScope.PROTOTYPE)
public final class ReceiptRoute extends RouteBuilder {

    private final ReceiptHandler handler;

    @Activate
    public ReceiptRoute(@Reference ReceiptHandler handler) {
        this.handler = handler;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:receipt").routeId("receipt").process(this::take);
    }

    private void take(Exchange exchange) throws Exception {
        handler.take(exchange.getMessage().getMandatoryBody(Receipt.class));
    }
}
