package org.briefsiegel.transfer.delivery;

import org.briefsiegel.channel.api.Message;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.notice.AlertMail;
import org.briefsiegel.transfer.notice.NoticeComposer;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;

/** Opens what waits in the outbox, and makes of it the message that a channel sends. */
final class MessageComposer {

    private final NoticeComposer notices;
    private final AlertMail alerts;
    private final Vault vault;
    private final Attachments attachments;

    MessageComposer(Plugins plugins, Site site, Vault vault, Attachments attachments) {
        this.notices = new NoticeComposer(plugins, site);
        this.alerts = new AlertMail(plugins);
        this.vault = vault;
        this.attachments = attachments;
    }

    Message compose(Item item, TransferRecord transfer, Practice practice) {
        String body = vault.openText(Outbox.context(item.practice(), item.id()), item.body());
        return switch (item.purpose()) {
            case NOTICE -> notices.notice(item, transfer, practice, body);
            case REMINDER -> notices.reminder(item, transfer, practice, body);
            case FACTOR, REMINDER_TEXT -> notices.factor(item, practice, body);
            case ALERT -> alerts.write(item, transfer, practice, body);
            case ATTACHMENT -> notices.attachment(item, transfer, practice, attachments.of(transfer));
        };
    }
}
