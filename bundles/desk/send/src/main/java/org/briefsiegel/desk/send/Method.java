package org.briefsiegel.desk.send;

import org.briefsiegel.transfer.api.Submission;

/**
 * A way to send, as its card shows it; public for the templates.
 *
 * @param id of the factor, or {@link Submission#NO_FACTOR}
 * @param label what it is called, and whose fact it asks for
 * @param chargeable whether it costs something, or may once reminders follow
 * @param cost a few words on that
 * @param phone whether it needs the recipient's phone number
 * @param record the value of the patient's record, as people read it; empty where it has none
 * @param recordFlaw why that value can't be used; empty if it can
 * @param asks whether a value is to be typed in
 * @param digits whether it is figures above all
 * @param hint an example for it, a sentence; empty where none is needed
 * @param missing what is said where it is missing
 * @param value what was typed in
 * @param valueFlaw why that can't be used; empty if it can, and where nothing was typed
 * @param reason why this way can't be used; empty if it can
 * @param price as people read it; empty where it isn't known yet
 * @param priceFlaw why there is no price, though all that it needs is known; else empty
 * @param priceNotice what to know of the price, or why there is none; else empty
 * @param quote id of the quote for it; empty where it costs nothing, or isn't known yet
 * @param reminds whether text messages may remind the recipient, as the quote says
 */
public record Method(
        String id,
        String label,
        boolean maximum,
        long validityDays,
        boolean chargeable,
        String cost,
        boolean phone,
        String record,
        String recordFlaw,
        boolean asks,
        boolean digits,
        String hint,
        String missing,
        String value,
        String valueFlaw,
        String reason,
        String price,
        String priceFlaw,
        String priceNotice,
        String quote,
        boolean reminds) {

    public boolean isAvailable() {
        return reason.isEmpty();
    }

    /** Whether something is sent to the recipient's phone, now or later. */
    public boolean usesPhone() {
        return phone || reminds;
    }

    /** Whether the documents travel as attachments. */
    public boolean isUnprotected() {
        return id.equals(Submission.NO_FACTOR);
    }

    /** The name of the field for the value that is typed in. */
    public String field() {
        return Form.valueOf(id);
    }

    @Override
    public String toString() {
        return "Method[" + id + "]";
    }
}
