package org.briefsiegel.transfer.api;

import java.util.Locale;
import java.util.Objects;

/**
 * Who gets a transfer.
 *
 * @param name how the mail addresses them; may be empty
 * @param email where the link goes
 * @param phone where a code goes; may be empty
 * @param locale the language of mails and pages
 * @param relation {@code patient}, or another word where the recipient isn't the patient
 */
public record Recipient(String name, String email, String phone, Locale locale, String relation) {

    /** The relation of a recipient who is the patient. */
    public static final String PATIENT = "patient";

    public Recipient {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(relation, "relation");
    }

    /** Whether the documents are the recipient's own. */
    public boolean isPatient() {
        return relation.equals(PATIENT);
    }

    @Override
    public String toString() {
        return "Recipient[…]";
    }
}
