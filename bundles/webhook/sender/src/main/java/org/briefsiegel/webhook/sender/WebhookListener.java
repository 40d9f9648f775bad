package org.briefsiegel.webhook.sender;

import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.events.EventListener;
import org.briefsiegel.webhook.api.WebhookStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes events for practice systems, in the transactions that publish them: none is lost, and none is made up. */
@Component
public final class WebhookListener implements EventListener {

    private final WebhookStore store;

    @Activate
    public WebhookListener(@Reference WebhookStore store) {
        this.store = store;
    }

    @Override
    public void happened(EventFeed.Entry entry) {
        store.enqueue(
                entry.practice(),
                entry.transfer(),
                EventTypes.of(entry.event().kind()),
                entry.event().time());
    }
}
