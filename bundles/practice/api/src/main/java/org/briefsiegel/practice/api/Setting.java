package org.briefsiegel.practice.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an operator can set for a practice, and the values that are allowed. */
public enum Setting {
    /**
     * Whether invoices may travel as attachments. Consent to unencrypted sending isn't valid in Austria (data protection
     * authority, 16 November 2018), so this is off until a practice switches it on.
     */
    UNAUTHENTICATED_ATTACHMENTS("unauthenticatedAttachments", "true|false", "true or false"),

    /** What a practice's charges of one day may amount to, instead of the installation's limit. */
    DAILY_CAP("dailyCap", "[0-9]{1,7}[.][0-9]{2}", "an amount like 20.00");

    private final String key;
    private final Pattern values;
    private final String form;

    Setting(String key, String values, String form) {
        this.key = key;
        this.values = Pattern.compile(values);
        this.form = form;
    }

    /** Its name in commands. */
    public String key() {
        return key;
    }

    /** Whether it takes this value. */
    public boolean accepts(String value) {
        return values.matcher(value).matches();
    }

    /** What values it takes, for people. */
    public String form() {
        return form;
    }

    public static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
