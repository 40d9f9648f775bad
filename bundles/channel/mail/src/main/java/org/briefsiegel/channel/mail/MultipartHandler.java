package org.briefsiegel.channel.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a multipart by itself. Jakarta Activation would look for somebody who can, by the thread's class loader, and
 * finds nobody in a container.
 */
final class MultipartHandler extends DataHandler {

    private final MimeMultipart parts;

    MultipartHandler(MimeMultipart parts) {
        super(parts, parts.getContentType());
        this.parts = parts;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            parts.writeTo(out);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }
}
