package org.briefsiegel.transfer.api;

import java.util.Map;

/**
 * What a practice's system knows of those whom a transfer is about: values by name, as they were given.
 *
 * @param ofPatient what the patient's record says
 * @param ofRecipient what is known of who gets it, beside name and addresses
 */
public record Facts(Map<String, String> ofPatient, Map<String, String> ofRecipient) {

    public static final Facts NONE = ofPatient(Map.of());

    public Facts {
        ofPatient = Map.copyOf(ofPatient);
        ofRecipient = Map.copyOf(ofRecipient);
    }

    public static Facts ofPatient(Map<String, String> facts) {
        return new Facts(facts, Map.of());
    }

    @Override
    public String toString() {
        return "Facts[…]";
    }
}
