package org.briefsiegel.channel.httpsms;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;
import org.briefsiegel.channel.api.Receipt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Sends receipts over the channel's route, from wherever they are taken in. Usable from any thread. */
@Component(service = ReceiptPublisher.class)
public final class ReceiptPublisher {

    private final AtomicReference<Optional<Consumer<Receipt>>> route = new AtomicReference<>(Optional.empty());

    @Activate
    public ReceiptPublisher() {
        // there is no route yet
    }

    /** Where they go from now on. */
    void open(ProducerTemplate producer, String endpoint) {
        route.set(Optional.of(receipt -> producer.sendBody(endpoint + "?block=false", receipt)));
    }

    /**
     * Returns once the receipt is kept.
     *
     * @throws RuntimeException where it isn't, and has to come again
     */
    void publish(Receipt receipt) {
        route.get()
                .orElseThrow(() -> new IllegalStateException("the channel's route isn't there"))
                .accept(receipt);
    }
}
