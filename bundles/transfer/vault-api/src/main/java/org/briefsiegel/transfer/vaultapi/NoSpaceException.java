package org.briefsiegel.transfer.vaultapi;

import java.io.IOException;

/** There is no room for a content: the disk is full, or less is free than the operator wants. Nothing is kept of it. */
public final class NoSpaceException extends IOException {

    private static final long serialVersionUID = 1L;

    public NoSpaceException(String message) {
        super(message);
    }

    public NoSpaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
