package org.briefsiegel.channel.mail;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.briefsiegel.channel.api.Message.Attachment;

/** Lets mail read an attachment as a stream, from its beginning each time. */
record AttachmentSource(Attachment attachment) implements DataSource {

    @Override
    public InputStream getInputStream() throws IOException {
        return attachment.content().open();
    }

    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("attachments are read only");
    }

    @Override
    public String getContentType() {
        return attachment.mediaType();
    }

    @Override
    public String getName() {
        return attachment.fileName();
    }
}
