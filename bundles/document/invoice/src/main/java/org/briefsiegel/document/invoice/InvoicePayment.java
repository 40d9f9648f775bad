package org.briefsiegel.document.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.document.api.Payment.Due;

/** What an invoice's metadata says about paying: {@code paid}, or an account and what to transfer to it. */
final class InvoicePayment {

    private static final String EURO = "EUR";
    private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");

    /** What each name may hold. */
    private static final Map<String, Predicate<String>> RULES = Map.of(
            "paid",
            text -> text.equals("true") || text.equals("false"),
            "payee",
            Due::isPayee,
            "iban",
            text -> Due.isIban(compact(text)),
            "bic",
            text -> Due.isBic(compact(text)),
            "paymentText",
            Due::isText,
            "dueDate",
            InvoicePayment::isDay);

    private final Map<String, String> metadata;

    InvoicePayment(Map<String, String> metadata) {
        this.metadata = metadata;
    }

    /**
     * Something that is wrong.
     *
     * @param text name of the text that says so
     */
    record Flaw(String name, String text) {}

    /** A value that can't be right, or, where an account is named, what a transfer to it lacks; the rest is checked already. */
    Optional<Flaw> flaw() {
        return RULES.keySet().stream()
                .sorted()
                .filter(name -> metadata.containsKey(name) && !RULES.get(name).test(metadata.get(name)))
                .map(name -> new Flaw(name, name + ".malformed"))
                .findFirst()
                .or(() -> metadata.containsKey("iban") && !isPaid() ? lacking() : Optional.empty());
    }

    private Optional<Flaw> lacking() {
        if (!metadata.containsKey("payee")) {
            return Optional.of(new Flaw("payee", "payee.missing"));
        }
        if (!metadata.getOrDefault("currency", EURO).equals(EURO)) {
            return Optional.of(new Flaw("currency", "currency.payable"));
        }
        return cents().filter(it -> it > 0).isPresent()
                ? Optional.empty()
                : Optional.of(new Flaw("total", "total.payable"));
    }

    /** Of metadata without a flaw. */
    Optional<Payment> payment() {
        if (isPaid()) {
            return Optional.of(new Payment.Settled());
        }
        return Optional.ofNullable(metadata.get("iban"))
                .map(iban -> new Due(
                        metadata.get("payee").strip(),
                        compact(iban),
                        compact(metadata.getOrDefault("bic", "")),
                        cents().orElseThrow(),
                        metadata.getOrDefault("paymentText", metadata.getOrDefault("number", ""))
                                .strip(),
                        Optional.ofNullable(metadata.get("dueDate")).map(LocalDate::parse)));
    }

    private boolean isPaid() {
        return metadata.getOrDefault("paid", "").equals("true");
    }

    private Optional<Long> cents() {
        return Optional.ofNullable(metadata.get("total"))
                .map(total -> new BigDecimal(total).movePointRight(2).longValueExact());
    }

    private static String compact(String text) {
        return SPACES.matcher(text).replaceAll("");
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
