package org.briefsiegel.demo.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What has arrived, the newest first, in memory and bounded in number and size. Usable from any thread. */
final class Inbox {

    private static final int MOST_MESSAGES = 500;
    private static final long MOST_BYTES = 64_000_000;

    private final Deque<Mail> mails = new ArrayDeque<>();
    private final Deque<Text> texts = new ArrayDeque<>();
    private final Clock clock;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /** When what arrives now has arrived. */
    Instant now() {
        return clock.instant();
    }

    /**
     * A mail.
     *
     * @param headers as they came, each with its name, unfolded and decoded
     * @param again whether its sender marked it as sent before
     */
    record Mail(
            String id,
            String to,
            String from,
            String replyTo,
            String subject,
            String messageId,
            List<String> headers,
            String text,
            String html,
            Instant receivedAt,
            boolean again,
            List<Attachment> attachments) {

        private long size() {
            return text.length()
                    + html.length()
                    + attachments.stream().mapToLong(Attachment::kept).sum();
        }
    }

    /** A file of a mail; its content is left out where it is large. */
    record Attachment(String fileName, String mediaType, long size, String sha256, Optional<byte[]> content) {

        private long kept() {
            return content.map(bytes -> bytes.length).orElse(0);
        }
    }

    /** A text message. */
    record Text(String id, String to, String from, String text, int dataCoding, Instant receivedAt) {}

    synchronized void add(Mail mail) {
        mails.addFirst(mail);
        while (mails.size() > MOST_MESSAGES || mails.size() > 1 && size() > MOST_BYTES) {
            mails.removeLast();
        }
    }

    synchronized void add(Text text) {
        texts.addFirst(text);
        if (texts.size() > MOST_MESSAGES) {
            texts.removeLast();
        }
    }

    private long size() {
        return mails.stream().mapToLong(Mail::size).sum();
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    synchronized Optional<Mail> mail(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    synchronized List<Text> texts() {
        return List.copyOf(texts);
    }

    synchronized void clear() {
        mails.clear();
        texts.clear();
    }
}
