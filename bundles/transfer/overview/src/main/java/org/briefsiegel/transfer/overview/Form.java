package org.briefsiegel.transfer.overview;

import java.util.Map;
import java.util.Optional;

/** What was asked for; never null. */
record Form(Map<String, String> fields) {

    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    Optional<String> present(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }
}
