package org.briefsiegel.practice.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What recipients read of a practice or reach it by, and the values that are allowed. */
public enum ContactDetail {
    NAME("(?s).*\\S.*", "a name"),
    /** An address of the channel that carries what practices are told, which alone knows what its addresses are. */
    EMAIL("(?s).*\\S.*", "an address"),
    PHONE("\\+?[0-9][0-9 /()-]{2,}", "a phone number like '+43 1 234 56 78'");

    private final Pattern values;
    private final String form;

    ContactDetail(String values, String form) {
        this.values = Pattern.compile(values);
        this.form = form;
    }

    /** Its name in commands. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it takes this value; whether that can stand in a line of a mail is the registry's to say. */
    public boolean accepts(String value) {
        return values.matcher(value).matches();
    }

    /**
     * Refuses what it doesn't {@link #accepts accept}.
     *
     * @throws IllegalArgumentException that names the detail, for people
     */
    public void require(String value) {
        if (!accepts(value)) {
            throw new IllegalArgumentException(key() + " isn't " + form);
        }
    }

    /** What values it takes, for people. */
    public String form() {
        return form;
    }

    /** This detail of a practice. */
    public String of(Practice practice) {
        return switch (this) {
            case NAME -> practice.name();
            case EMAIL -> practice.email();
            case PHONE -> practice.phone();
        };
    }

    public static Optional<ContactDetail> named(String key) {
        return Arrays.stream(values())
                .filter(detail -> detail.key().equals(key))
                .findFirst();
    }
}
