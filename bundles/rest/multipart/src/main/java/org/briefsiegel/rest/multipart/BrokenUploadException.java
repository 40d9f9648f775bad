package org.briefsiegel.rest.multipart;

import java.io.IOException;
import org.briefsiegel.transfer.api.Refusal;

/** The parts of an upload aren't what was announced. Passes through the service, which then leaves nothing behind. */
final class BrokenUploadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    BrokenUploadException(Refusal refusal) {
        super(refusal.problem().id());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
