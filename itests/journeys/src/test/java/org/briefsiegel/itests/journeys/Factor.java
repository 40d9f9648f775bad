package org.briefsiegel.itests.journeys;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** The factors of the house, and what recipients type for them. */
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
    SMS_CODE("sms-code", Map.of(), Map.of("code", "000000"), Map.of("code", "12 34"));

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

    /** @param sent the code that was sent, where there is one */
    Map<String, String> right(String sent) {
        return isSent() ? Map.of("code", sent.substring(0, 3) + " " + sent.substring(3)) : right;
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
