package org.briefsiegel.document.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of document that is known by more than its first bytes, an invoice with its data inside for example: it may read the whole
 * content. The host calls {@link #inspect(Upload, Content)} instead of {@link #inspect(Upload)}, and gives it ten seconds.
 *
 * <p>What practices send may be made to harm: read no more of it than is needed, decompress nothing without a limit, follow no
 * reference that leads out of it, and refuse what can't be read with a reason. Nothing of it may be kept.
 */
@ConsumerType
public interface ContentDocumentType extends DocumentType {

    /** Looks at one uploaded document before the transfer is accepted. The host has checked media type and size already. */
    Inspection inspect(Upload upload, Content content);

    /** Says nothing without the content: the host doesn't call it. */
    @Override
    default Inspection inspect(Upload upload) {
        throw new UnsupportedOperationException("asked without the content");
    }
}
