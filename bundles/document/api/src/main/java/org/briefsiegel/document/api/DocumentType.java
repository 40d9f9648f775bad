package org.briefsiegel.document.api;

import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of document that practices send, such as an invoice. Plug-ins register one as a service that carries a
 * {@link DocumentId}; the host calls it, from many threads at a time. Implementations don't block and do no I/O.
 */
@ConsumerType
public interface DocumentType {

    /** What people call this kind of document; German where the language isn't known. */
    String name(Locale locale);

    /** What may be sent, and how well it has to be protected. Constant while the service is registered. */
    DocumentPolicy policy();

    /**
     * Looks at one uploaded document before the transfer is accepted. The host has checked the media type against
     * {@link DocumentPolicy#mediaTypes()} and the size already.
     */
    Inspection inspect(Upload upload);
}
