package org.briefsiegel.itests.journeys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Factors, and what recipients type for them. */
enum Factor {
    BIRTH_DATE(
            "birth-date",
            Map.of("day", "9", "month", "März", "year", "1984"),
            Map.of("day", "10", "month", "3", "year", "1984"),
            Map.of("day", "31", "month", "2", "year", "1984")),
    INSURANCE_NUMBER(
            "insurance-number",
            Map.of("insuranceNumber", "1237 010180"),
            Map.of("insuranceNumber", "7569217076985"),
            Map.of("insuranceNumber", "1238010180")),
    SMS_CODE("sms-code", Map.of(), Map.of("code", "000000"), Map.of("code", "12 34")),
    DESK_CODE("desk-code", Map.of(), Map.of("code", "23456-789AB"), Map.of("code", "K7WQ4-M2XE0")),
    PASS_PHRASE(
            "pass-phrase",
            Map.of("passPhrase", "der alte Kater SCHLÄFT"),
            Map.of("passPhrase", "Der junge Hund wacht"),
            Map.of("passPhrase", "Kater")),
    TOTP("totp", Map.of(), Map.of("code", "000000"), Map.of("code", "12 34"));

    /** What the recipient's app was set up with, for {@link #TOTP}: Base32 of {@link #APP_SECRET}. */
    private static final String APP_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final byte[] APP_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final String id;
    private final Map<String, String> right;
    private final Map<String, String> wrong;
    private final Map<String, String> malformed;

    Factor(String id, Map<String, String> right, Map<String, String> wrong, Map<String, String> malformed) {
        this.id = id;
        this.right = right;
        this.wrong = wrong;
        this.malformed = malformed;
    }

    String id() {
        return id;
    }

    boolean isSent() {
        return this == SMS_CODE;
    }

    /** Whether no server has it unless it is dropped in. */
    boolean isDroppedIn() {
        return compareTo(SMS_CODE) > 0;
    }

    /** Says in a transfer what this factor goes by, beside what every patient's record has. */
    void enter(ObjectNode transfer) {
        if (this == PASS_PHRASE) {
            ((ObjectNode) transfer.get("patient")).put("passPhrase", "Der alte Kater schläft");
        }
        if (this == TOTP) {
            ((ObjectNode) transfer.get("recipient")).putObject("facts").put("totpSecret", APP_KEY);
        }
    }

    /** @param given the code that was sent or handed over, where there is one */
    Map<String, String> right(String given) {
        return switch (this) {
            case SMS_CODE -> Map.of("code", given.substring(0, 3) + " " + given.substring(3));
            case DESK_CODE -> Map.of("code", given);
            case TOTP -> Map.of("code", AuthenticatorApp.code(APP_SECRET, Instant.now()));
            default -> right;
        };
    }

    Map<String, String> wrong() {
        return wrong;
    }

    Map<String, String> malformed() {
        return malformed;
    }

    List<String> fields() {
        return List.copyOf(wrong.keySet());
    }

    static void fill(Page page, Map<String, String> answer) {
        answer.forEach(
                (field, text) -> page.locator("input[name=" + field + "]").fill(text));
    }
}
