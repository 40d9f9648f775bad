package org.briefsiegel.transfer.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.briefsiegel.transfer.outboxapi.SandboxMessages.Kept;

/** A message as one text to be sealed: names and values as {@link Properties} write them. Attachments lose their content. */
final class KeptText {

    private KeptText() {}

    static String of(Message message) {
        Properties values = new Properties();
        values.setProperty("address", message.address());
        values.setProperty("subject", message.subject());
        values.setProperty("text", message.text());
        values.setProperty("html", message.html());
        List<Message.Attachment> attachments = message.attachments();
        values.setProperty("attachments", String.valueOf(attachments.size()));
        for (int i = 0; i < attachments.size(); i++) {
            values.setProperty(i + ".fileName", attachments.get(i).fileName());
            values.setProperty(i + ".mediaType", attachments.get(i).mediaType());
            values.setProperty(i + ".size", String.valueOf(attachments.get(i).size()));
        }
        StringWriter text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    static SandboxMessage read(Kept kept, String text) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
        return new SandboxMessage(
                kept.id(),
                kept.transfer(),
                kept.channel(),
                values.getProperty("address"),
                values.getProperty("subject"),
                values.getProperty("text"),
                values.getProperty("html"),
                IntStream.range(0, Integer.parseInt(values.getProperty("attachments")))
                        .mapToObj(i -> attachment(values, i))
                        .toList(),
                kept.createdAt());
    }

    private static SandboxMessage.Attachment attachment(Properties values, int i) {
        return new SandboxMessage.Attachment(
                values.getProperty(i + ".fileName"),
                values.getProperty(i + ".mediaType"),
                Long.parseLong(values.getProperty(i + ".size")));
    }
}
