package org.briefsiegel.transfer.vaultapi;

import java.io.IOException;

/** A content is missing, was cut or lengthened, or isn't what was sealed for this document: reading it again doesn't help. */
public final class DamagedContentException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message may name the content, and nothing else */
    public DamagedContentException(String message) {
        super(message);
    }

    public DamagedContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
