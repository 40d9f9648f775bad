package org.briefsiegel.demo.inbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What has arrived, the newest first, in memory and bounded. Usable from any thread. */
final class Inbox {

    private static final int CAPACITY = 500;

    private final Deque<Mail> mails = new ArrayDeque<>();
    private final Deque<Text> texts = new ArrayDeque<>();

    /** A mail; {@code again} says that its sender marked it as sent before. */
    record Mail(
            String id,
            String to,
            String from,
            String replyTo,
            String subject,
            String messageId,
            String text,
            String html,
            Instant receivedAt,
            boolean again,
            List<Attachment> attachments) {}

    /** A file of a mail; its content is left out where it is large. */
    record Attachment(String fileName, String mediaType, long size, String sha256, Optional<byte[]> content) {}

    /** A text message. */
    record Text(String id, String to, String from, String text, int dataCoding, Instant receivedAt) {}

    synchronized void add(Mail mail) {
        add(mails, mail);
    }

    synchronized void add(Text text) {
        add(texts, text);
    }

    private static <T> void add(Deque<T> messages, T message) {
        messages.addFirst(message);
        if (messages.size() > CAPACITY) {
            messages.removeLast();
        }
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    synchronized List<Text> texts() {
        return List.copyOf(texts);
    }

    synchronized void clear() {
        mails.clear();
        texts.clear();
    }
}
