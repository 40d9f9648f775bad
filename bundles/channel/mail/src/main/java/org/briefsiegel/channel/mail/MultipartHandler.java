package org.briefsiegel.channel.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a multipart by itself. What usually does is looked up by the class loader of the thread, and a thread of Camel's
 * sees none in a container.
 */
final class MultipartHandler extends DataHandler {

    private final MimeMultipart multipart;

    MultipartHandler(MimeMultipart multipart) {
        super(multipart, multipart.getContentType());
        this.multipart = multipart;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            multipart.writeTo(out);
        } catch (MessagingException e) {
            throw new IOException("a part can't be written", e);
        }
    }
}
