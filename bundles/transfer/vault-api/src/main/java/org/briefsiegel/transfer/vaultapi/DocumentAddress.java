package org.briefsiegel.transfer.vaultapi;

import java.util.Objects;

/** Which document of which transfer of which practice; {@code number} counts from 1. */
public record DocumentAddress(String practice, String transfer, int number) {

    public DocumentAddress {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(transfer, "transfer");
    }
}
