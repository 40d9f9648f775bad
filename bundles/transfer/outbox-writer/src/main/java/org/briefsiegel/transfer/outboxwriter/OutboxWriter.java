package org.briefsiegel.transfer.outboxwriter;

import java.time.Instant;
import java.util.UUID;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.ReminderTextId;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.textreminder.ReminderText;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts messages of a transfer into the outbox, sealed; within the running transaction. */
@Component(service = OutboxWriter.class)
public final class OutboxWriter {

    private final Outbox outbox;
    private final Vault vault;
    private final Plugins plugins;
    private final String noticeChannel;

    @Activate
    public OutboxWriter(
            @Reference Outbox outbox,
            @Reference Vault vault,
            @Reference Plugins plugins,
            @Reference TransferRules rules) {
        this.outbox = outbox;
        this.vault = vault;
        this.plugins = plugins;
        this.noticeChannel = rules.noticeChannel();
    }

    public void notice(TransferRecord transfer, Secret link, Instant now) {
        enqueue(transfer, Purpose.NOTICE, noticeChannel, link.value(), now);
    }

    public void reminder(TransferRecord transfer, Secret link, Instant now) {
        enqueue(transfer, Purpose.REMINDER, noticeChannel, link.value(), now);
    }

    /** @param charge the kind of the charge that it is owed by */
    public void reminderText(TransferRecord transfer, String charge, ReminderText text, Instant now) {
        enqueue(
                ReminderTextId.of(transfer.id(), charge),
                transfer,
                Purpose.REMINDER_TEXT,
                text.channel(),
                text.address() + "\n" + text.text(),
                now);
    }

    public void attachment(TransferRecord transfer, Instant now) {
        enqueue(transfer, Purpose.ATTACHMENT, noticeChannel, "", now);
    }

    /** What the factor sends. */
    public void messages(TransferRecord transfer, RoutingSlip slip, Instant now) {
        for (RoutingSlip.FactorMessage message : slip.messages()) {
            enqueue(transfer, Purpose.FACTOR, message.channel(), message.address() + "\n" + message.text(), now);
        }
    }

    private void enqueue(TransferRecord transfer, Purpose purpose, String channelId, String body, Instant now) {
        enqueue("m-" + UUID.randomUUID(), transfer, purpose, channelId, body, now);
    }

    private void enqueue(
            String id, TransferRecord transfer, Purpose purpose, String channelId, String body, Instant now) {
        Channel channel = plugins.requiredChannel(channelId);
        outbox.enqueue(new Outbox.Item(
                id,
                transfer.practice(),
                transfer.id(),
                purpose,
                channelId,
                vault.sealText(Outbox.context(transfer.practice(), id), body),
                now,
                now.plus(channel.patience()),
                0,
                false));
    }
}
