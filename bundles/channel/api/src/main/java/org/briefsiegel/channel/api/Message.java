package org.briefsiegel.channel.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * One message to one recipient. Its text may hold a link or a code: never log it.
 *
 * @param id stays the same when the message is sent again; letters, digits and hyphens, so that a channel can derive a
 *     Message-ID from it
 * @param again whether an earlier try may have arrived although its answer was lost
 * @param sender who writes
 * @param address where to, as {@link Channel#normalize} made it
 * @param subject one line; channels without subjects leave it out
 * @param text the plain text
 * @param html the same as HTML; empty where there is text only
 * @param attachments files that travel with it; most channels refuse them
 */
public record Message(
        String id,
        boolean again,
        Sender sender,
        String address,
        String subject,
        String text,
        String html,
        List<Attachment> attachments) {

    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "Message[" + id + "]";
    }

    /**
     * Who writes.
     *
     * @param name the practice's name
     * @param replyTo where the practice is told things: a mail address, unless another channel than mail carries links
     */
    public record Sender(String name, String replyTo) {
        public Sender {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(replyTo, "replyTo");
        }
    }

    /**
     * A file that travels with a message.
     *
     * @param size in bytes
     * @param content opens the plain content; may be called more than once
     */
    public record Attachment(String fileName, String mediaType, long size, Content content) {
        public Attachment {
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(content, "content");
        }
    }

    /** Opens something that is read as a stream; the caller closes it. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
