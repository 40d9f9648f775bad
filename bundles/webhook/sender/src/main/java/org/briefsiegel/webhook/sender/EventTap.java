package org.briefsiegel.webhook.sender;

import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.spi.EventListener;
import org.briefsiegel.webhook.api.WebhookStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes events for practice systems, in the transactions in which they happen: none is lost, and none is made up. */
@Component
public final class EventTap implements EventListener {

    private final WebhookStore store;

    @Activate
    public EventTap(@Reference WebhookStore store) {
        this.store = store;
    }

    @Override
    public void happened(String practice, String transfer, TransferEvent event) {
        store.enqueue(practice, transfer, EventTypes.of(event.kind()), event.time());
    }
}
