package org.briefsiegel.transfer.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.briefsiegel.document.api.Content;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;

/** A kind of PDF whose title is its second line. */
final class ReadingType implements ContentDocumentType {

    @Override
    public String name(Locale locale) {
        return "Lesestück";
    }

    @Override
    public DocumentPolicy policy() {
        return new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, true, Set.of());
    }

    @Override
    public Inspection inspect(Upload upload, Content content) {
        ByteBuffer bytes = ByteBuffer.allocate((int) content.size());
        content.read(bytes, 0);
        String text = new String(bytes.array(), StandardCharsets.UTF_8);
        return new Inspection.Accepted(text.lines().toList().get(1));
    }
}
