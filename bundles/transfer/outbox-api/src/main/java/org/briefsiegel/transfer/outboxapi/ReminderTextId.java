package org.briefsiegel.transfer.outboxapi;

/**
 * The id of a text message that reminds: it names the charge, so that what becomes of the message says what becomes of that. And a
 * transfer has one message of a charge at most.
 */
public final class ReminderTextId {

    private ReminderTextId() {}

    /** @param charge the charge's kind */
    public static String of(String transfer, String charge) {
        return transfer + "." + charge;
    }

    /**
     * The kind of the charge that a message is owed by.
     *
     * @param id of a message for {@link Outbox.Purpose#REMINDER_TEXT}
     */
    public static String charge(String transfer, String id) {
        return id.substring(transfer.length() + 1);
    }
}
