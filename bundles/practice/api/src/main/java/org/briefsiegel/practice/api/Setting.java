package org.briefsiegel.practice.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What an operator can set for a practice, and the values that are allowed. */
public enum Setting {
    /**
     * Whether invoices may travel as attachments. Consent to unencrypted sending isn't valid in Austria (data protection
     * authority, 16 November 2018), so this is off until a practice switches it on.
     */
    UNAUTHENTICATED_ATTACHMENTS("unauthenticatedAttachments", Set.of("true", "false"));

    private final String key;
    private final Set<String> values;

    Setting(String key, Set<String> values) {
        this.key = key;
        this.values = values;
    }

    /** Its name in commands. */
    public String key() {
        return key;
    }

    /** The values it takes. */
    public Set<String> choices() {
        return values;
    }

    public static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
