package org.briefsiegel.transfer.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.Alerts;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Puts alerts into the outbox. A missing channel is no reason to forget one: it waits like all else. */
@Component(configurationPid = "org.briefsiegel.transfer.core")
public final class AlertTray implements Alerts {

    private static final Duration ONCE_IN = Duration.ofHours(1);
    private static final Duration USUAL_PATIENCE = Duration.ofHours(24);

    private final TransferStore store;
    private final Outbox outbox;
    private final Vault vault;
    private final Plugins plugins;
    private volatile String channel;

    @interface Config {
        /** Id of the channel that carries what practices are told; the one that carries links. */
        String noticeChannel() default "mail";
    }

    @Activate
    public AlertTray(
            Config config,
            @Reference TransferStore store,
            @Reference Outbox outbox,
            @Reference Vault vault,
            @Reference Plugins plugins) {
        this(config.noticeChannel(), store, outbox, vault, plugins);
    }

    AlertTray(String channel, TransferStore store, Outbox outbox, Vault vault, Plugins plugins) {
        this.channel = channel;
        this.store = store;
        this.outbox = outbox;
        this.vault = vault;
        this.plugins = plugins;
    }

    /** Stays where it is when settings change, so that the recipients' desk, which stands on it, does too. */
    @Modified
    void change(Config config) {
        channel = config.noticeChannel();
    }

    @Override
    public void raise(String practice, String transfer, TransferEvent event) {
        if (isNews(practice, transfer, event.kind())) {
            enqueue(practice, transfer, event);
        }
    }

    /** Which events were told follows from their times, so that nothing has to be kept about it. */
    private boolean isNews(String practice, String transfer, TransferEvent.Kind kind) {
        Instant quietUntil = Instant.MIN;
        boolean news = false;
        for (TransferEvent event : store.events(practice, transfer)) {
            if (event.kind() == kind) {
                news = !event.time().isBefore(quietUntil);
                quietUntil = news ? event.time().plus(ONCE_IN) : quietUntil;
            }
        }
        return news;
    }

    private void enqueue(String practice, String transfer, TransferEvent event) {
        String by = channel;
        String id = "m-" + UUID.randomUUID();
        String body = (event.kind().id() + " " + event.detail()).strip();
        outbox.enqueue(new Item(
                id,
                practice,
                transfer,
                Purpose.ALERT,
                by,
                vault.sealText(Outbox.context(practice, id), body),
                event.time(),
                event.time().plus(plugins.channel(by).map(Channel::patience).orElse(USUAL_PATIENCE)),
                0,
                false));
    }
}
