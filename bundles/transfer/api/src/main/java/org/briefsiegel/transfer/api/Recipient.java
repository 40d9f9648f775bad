package org.briefsiegel.transfer.api;

import java.util.Locale;
import java.util.Objects;

/**
 * Who gets a transfer.
 *
 * @param name how the mail addresses them; may be empty
 * @param email where the link goes; empty where it goes on a sheet of paper
 * @param phone where a code goes; may be empty
 * @param locale the language of mails and pages
 * @param relation {@code patient}, or another word where the recipient isn't the patient
 * @param channel id of the channel that prints the link on a sheet of paper, which is handed over; empty where the link is sent to
 *     the address
 */
public record Recipient(String name, String email, String phone, Locale locale, String relation, String channel) {

    /** The relation of a recipient who is the patient. */
    public static final String PATIENT = "patient";

    private static final int SHOWN_FIRST = 6;
    private static final int SHOWN_LAST = 4;
    private static final int LEAST_DIGITS = 7;
    private static final int END_SHOWN = 3;

    public Recipient {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(channel, "channel");
    }

    /** Whom the link is sent to. */
    public Recipient(String name, String email, String phone, Locale locale, String relation) {
        this(name, email, phone, locale, relation, "");
    }

    /** Whether nothing is sent to them but what their factor sends: the link is printed, and handed over. */
    public boolean isOnPaper() {
        return !channel.isEmpty();
    }

    /** Whether the documents are the recipient's own. */
    public boolean isPatient() {
        return relation.equals(PATIENT);
    }

    /** Enough of the phone number to recognize it: {@code +43664•••4567}; empty where there is none. */
    public String maskedPhone() {
        if (phone.isEmpty()) {
            return "";
        }
        if (phone.length() <= SHOWN_FIRST + SHOWN_LAST) {
            return "•••" + phone.substring(phone.length() - Math.min(2, phone.length() - 1));
        }
        return phone.substring(0, SHOWN_FIRST) + "•••" + phone.substring(phone.length() - SHOWN_LAST);
    }

    /** What the owner of the phone number recognizes, and nobody else can call: {@code •••567}; empty where there is none. */
    public String phoneEnd() {
        String digits = phone.replaceAll("[^0-9]", "");
        return digits.length() < LEAST_DIGITS ? "" : "•••" + digits.substring(digits.length() - END_SHOWN);
    }

    @Override
    public String toString() {
        return "Recipient[…]";
    }
}
