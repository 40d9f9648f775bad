package org.briefsiegel.transfer.api;

import java.util.Objects;

/**
 * Something that doesn't keep a transfer from being sent, and that whoever sends it should look at before.
 *
 * @param type stable for programs: {@code bounced-address}, {@code low-balance}
 * @param pointer JSON pointer (RFC 6901) into the {@code transfer} part
 * @param detail a sentence or two for people
 */
public record Warning(String type, String pointer, String detail) {

    public Warning {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(detail, "detail");
    }

    @Override
    public String toString() {
        return "Warning[" + type + "]";
    }
}
