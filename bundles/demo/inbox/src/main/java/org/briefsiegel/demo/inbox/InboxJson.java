package org.briefsiegel.demo.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.briefsiegel.demo.inbox.Inbox.Attachment;
import org.briefsiegel.demo.inbox.Inbox.Mail;
import org.briefsiegel.demo.inbox.Inbox.Text;

/** What has arrived, for programs. */
final class InboxJson {

    private InboxJson() {}

    static ObjectNode of(List<Mail> mails, List<Text> texts) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode mailNodes = all.putArray("mails");
        mails.forEach(mail -> describe(mailNodes.addObject(), mail));
        ArrayNode textNodes = all.putArray("texts");
        texts.forEach(text -> describe(textNodes.addObject(), text));
        return all;
    }

    private static void describe(ObjectNode node, Mail mail) {
        node.put("id", mail.id())
                .put("to", mail.to())
                .put("from", mail.from())
                .put("replyTo", mail.replyTo())
                .put("subject", mail.subject())
                .put("messageId", mail.messageId())
                .put("text", mail.text())
                .put("html", mail.html())
                .put("receivedAt", mail.receivedAt().toString())
                .put("again", mail.again());
        ArrayNode headers = node.putArray("headers");
        mail.headers().forEach(headers::add);
        ArrayNode attachments = node.putArray("attachments");
        for (int i = 0; i < mail.attachments().size(); i++) {
            describe(attachments.addObject(), mail.attachments().get(i), InboxPage.attachmentUrl(mail, i));
        }
    }

    private static void describe(ObjectNode node, Attachment attachment, String url) {
        node.put("fileName", attachment.fileName())
                .put("mediaType", attachment.mediaType())
                .put("size", attachment.size())
                .put("sha256", attachment.sha256());
        if (attachment.content().isPresent()) {
            node.put("url", url);
        }
    }

    private static void describe(ObjectNode node, Text text) {
        node.put("id", text.id())
                .put("to", text.to())
                .put("from", text.from())
                .put("text", text.text())
                .put("dataCoding", text.dataCoding())
                .put("receivedAt", text.receivedAt().toString());
    }
}
