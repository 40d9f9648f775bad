package org.briefsiegel.transfer.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.briefsiegel.transfer.api.SandboxService;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.outboxapi.SandboxMessages.Kept;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where messages of sandbox practices end, sealed, and where these practices read them. */
@Component(service = {SandboxWriter.class, SandboxService.class})
public final class SandboxWriter implements SandboxService {

    private final Vault vault;
    private final SandboxMessages messages;

    @Activate
    public SandboxWriter(@Reference Vault vault, @Reference SandboxMessages messages) {
        this.vault = vault;
        this.messages = messages;
    }

    /** Within the running transaction. */
    public void keep(Item item, Message message, Instant now) {
        String context = SandboxMessages.context(item.practice(), item.id());
        messages.keep(new Kept(
                item.id(),
                item.practice(),
                item.transfer(),
                item.channel(),
                vault.sealText(context, KeptText.of(message)),
                now));
    }

    @Override
    public List<SandboxMessage> messages(
            String practice, Optional<String> transfer, Optional<String> after, int limit) {
        return messages.list(practice, transfer, after, limit).stream()
                .map(kept ->
                        KeptText.read(kept, vault.openText(SandboxMessages.context(practice, kept.id()), kept.body())))
                .toList();
    }
}
