package org.briefsiegel.transfer.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Outbox.Told;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts alerts into the outbox. A missing channel is no reason to forget one: it waits like all else. */
@Component(configurationPid = "org.briefsiegel.transfer.core")
public final class AlertWriter implements Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWriter.class);
    private static final Duration ONCE_IN = Duration.ofHours(1);
    private static final Duration USUAL_PATIENCE = Duration.ofHours(24);

    /** So many mails, and the last of them says that there is more: nobody reads what comes by the hundred. */
    public static final int MOST_IN_AN_HOUR = 20;

    /** What the last of an hour is about. */
    static final String MORE = "more";

    /** What the practice does, or has done, about what it was told: what comes after that is news. */
    private static final Set<TransferEvent.Kind> BEGINS_ANEW =
            EnumSet.of(TransferEvent.Kind.UNLOCKED, TransferEvent.Kind.RESENT, TransferEvent.Kind.RENEWED);

    private final TransferStore store;
    private final Outbox outbox;
    private final Vault vault;
    private final Plugins plugins;
    private volatile String channel;

    @Activate
    public AlertWriter(
            NoticeSettings config,
            @Reference TransferStore store,
            @Reference Outbox outbox,
            @Reference Vault vault,
            @Reference Plugins plugins) {
        this(config.noticeChannel(), store, outbox, vault, plugins);
    }

    public AlertWriter(String channel, TransferStore store, Outbox outbox, Vault vault, Plugins plugins) {
        this.channel = channel;
        this.store = store;
        this.outbox = outbox;
        this.vault = vault;
        this.plugins = plugins;
    }

    /** Stays where it is when settings change, so that the recipients' service, which stands on it, does too. */
    @Modified
    void change(NoticeSettings config) {
        channel = config.noticeChannel();
    }

    @Override
    public void raise(String practice, String transfer, TransferEvent event) {
        String kind = event.kind().id();
        List<Told> told = outbox.told(practice, event.time().minus(ONCE_IN));
        if (!isNews(practice, transfer, kind, told)) {
            return;
        }
        boolean always = event.kind() == TransferEvent.Kind.WRONG_RECIPIENT; // the practice has 72 hours: GDPR, Art. 33
        if (always || told.stream().filter(it -> !it.about().equals(MORE)).count() < MOST_IN_AN_HOUR - 1) {
            enqueue(practice, transfer, event.time(), kind, (kind + " " + event.detail()).strip());
        } else if (told.stream().noneMatch(it -> it.about().equals(MORE))) {
            enqueue(practice, transfer, event.time(), MORE, MORE);
        } else {
            LOG.info("Practice {} isn't mailed of {} of transfer {}: too much in an hour", practice, kind, transfer);
        }
    }

    /** Counted from the alerts that there were, not from events: not each event of a kind was told. */
    private boolean isNews(String practice, String transfer, String kind, List<Told> told) {
        Optional<Instant> last = told.stream()
                .filter(it -> it.transfer().equals(transfer) && it.about().equals(kind))
                .map(Told::time)
                .max(Instant::compareTo);
        return last.isEmpty()
                || store.events(practice, transfer).stream()
                        .filter(event -> BEGINS_ANEW.contains(event.kind()))
                        .anyMatch(event -> !event.time().isBefore(last.get()));
    }

    private void enqueue(String practice, String transfer, Instant now, String about, String body) {
        String by = channel;
        String id = "m-" + UUID.randomUUID();
        outbox.enqueueAlert(
                new Item(
                        id,
                        practice,
                        transfer,
                        Purpose.ALERT,
                        by,
                        vault.sealText(Outbox.context(practice, id), body),
                        now,
                        now.plus(plugins.channel(by).map(Channel::patience).orElse(USUAL_PATIENCE)),
                        0,
                        false),
                about);
    }
}
