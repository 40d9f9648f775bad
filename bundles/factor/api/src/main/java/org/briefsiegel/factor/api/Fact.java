package org.briefsiegel.factor.api;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that a factor goes by and a practice's system knows. The practice API, its OpenAPI document and the send window
 * ask for what factors declare, and a factor gets to know nothing else.
 *
 * <p>In a request a patient's fact is the member of this name of {@code patient}. Of a recipient, {@code name}, {@code email} and
 * {@code phone} are those of {@code recipient}; any other fact is the member of this name of {@code recipient.facts}.
 *
 * @param name letters and digits, beginning with a small letter; 40 at most
 * @param bearer whose it is
 * @param kind how it is asked for and shown; the factor itself says whether a value can be right
 */
public record Fact(String name, Bearer bearer, Kind kind) {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    /** Whose a fact is. */
    public enum Bearer {
        /** The person whom the documents are about; they may be read by somebody else. */
        PATIENT,
        /** Who gets the link. */
        RECIPIENT
    }

    /** What is written in a field for a fact. */
    public enum Kind {
        TEXT,
        /** Figures above all: the keyboard of a phone is the one for numbers. */
        DIGITS,
        /** A day: in a record {@code 1984-03-09} (ISO 8601), typed in as people write it. */
        DATE,
        /** A number that messages can be sent to; the send window asks for its country, too. */
        PHONE,
        EMAIL
    }

    public Fact {
        Objects.requireNonNull(bearer, "bearer");
        Objects.requireNonNull(kind, "kind");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name of a fact: " + name);
        }
    }

    public static Fact ofPatient(String name, Kind kind) {
        return new Fact(name, Bearer.PATIENT, kind);
    }

    public static Fact ofRecipient(String name, Kind kind) {
        return new Fact(name, Bearer.RECIPIENT, kind);
    }
}
