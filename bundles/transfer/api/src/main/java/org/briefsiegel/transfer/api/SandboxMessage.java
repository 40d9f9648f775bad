package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A message that a sandbox practice would have sent. It holds the link or the code: never log it.
 *
 * @param channel id of the channel that would have carried it
 * @param address a mail address, or a phone number
 * @param subject empty where the channel has none
 * @param html the text as HTML; empty where there is text only
 * @param createdAt when it would have gone out
 */
public record SandboxMessage(
        String id,
        String transfer,
        String channel,
        String address,
        String subject,
        String text,
        String html,
        List<Attachment> attachments,
        Instant createdAt) {

    public SandboxMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(createdAt, "createdAt");
    }

    @Override
    public String toString() {
        return "SandboxMessage[" + id + "]";
    }

    /**
     * What would have travelled with it; the content isn't kept.
     *
     * @param size in bytes
     */
    public record Attachment(String fileName, String mediaType, long size) {
        public Attachment {
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(mediaType, "mediaType");
        }
    }
}
