package org.briefsiegel.document.einvoice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.briefsiegel.document.api.Payment.Due;
import org.briefsiegel.document.einvoice.InvoiceXml.Means;

/**
 * What an invoice's data say, checked. Names of terms are those of EN 16931.
 *
 * @param number BT-1
 * @param isCredit whether it gives money back (BT-3)
 * @param currency BT-5
 * @param total with taxes (BT-112)
 * @param due what is left to be paid (BT-115); else the total
 * @param isCollected whether the payee collects it: by direct debit or card (BT-81)
 * @param accounts to which it may be transferred, in the order of the data
 * @param payee whose name is used where an account has no holder: BT-59, else BT-27; may be empty
 * @param reference what identifies the payment (BT-83); may be empty
 * @param dueDay BT-9; empty also where it is due in parts
 */
record EInvoice(
        String number,
        boolean isCredit,
        String currency,
        BigDecimal total,
        BigDecimal due,
        boolean isCollected,
        List<Account> accounts,
        String payee,
        String reference,
        Optional<LocalDate> dueDay) {

    /** UNTDID 1001: credit notes. */
    private static final Set<String> CREDIT_NOTES =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");

    /** UNTDID 4461: by transfer, of any kind, or not said. */
    private static final Set<String> TRANSFERS = Set.of("", "1", "30", "31", "42", "57", "58");

    /** UNTDID 4461: by card or direct debit. */
    private static final Set<String> COLLECTED = Set.of("48", "49", "54", "55", "59");

    private static final Pattern NUMBER = Pattern.compile("\\P{C}{1,60}");
    private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{1,6})?");
    private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");
    private static final Pattern UNSEEN = Pattern.compile("\\p{C}");
    private static final int LONGEST_PAYEE = 70;
    private static final int CENTS = 2;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Where money may be sent.
     *
     * @param iban BT-84, without spaces
     * @param holder BT-85; may be empty
     * @param bic BT-86; may be empty
     */
    record Account(String iban, String holder, String bic) {}

    static EInvoice of(InvoiceXml xml) throws UnusableInvoice {
        String number = xml.number();
        if (!NUMBER.matcher(number).matches()) {
            throw UnusableInvoice.file("xml.number");
        }
        if (!CURRENCIES.contains(xml.currency())) {
            throw UnusableInvoice.file("xml.currency", shown(xml.currency()));
        }
        BigDecimal total = amount(xml.total(), "BT-112");
        Optional<String> due = xml.due();
        return new EInvoice(
                number,
                CREDIT_NOTES.contains(xml.typeCode()),
                xml.currency(),
                total,
                due.isPresent() ? amount(due.get(), "BT-115") : total,
                xml.means().stream().map(Means::code).anyMatch(COLLECTED::contains),
                accounts(xml.means()),
                payee(xml.payee().orElse("")),
                reference(xml.paymentReference().orElse("")),
                dueDay(xml.dueDays()));
    }

    private static BigDecimal amount(String text, String term) throws UnusableInvoice {
        if (!AMOUNT.matcher(text).matches()
                || new BigDecimal(text).stripTrailingZeros().scale() > CENTS) {
            throw UnusableInvoice.file("xml.amount", term, shown(text));
        }
        return new BigDecimal(text).setScale(CENTS);
    }

    private static List<Account> accounts(List<Means> means) throws UnusableInvoice {
        List<Account> accounts = new ArrayList<>();
        for (Means each : means) {
            if (TRANSFERS.contains(each.code()) && !each.iban().isEmpty()) {
                String iban = compact(each.iban());
                if (!Due.isIban(iban)) {
                    throw UnusableInvoice.file("xml.iban", shown(each.iban()));
                }
                String bic = compact(each.bic());
                if (!bic.isEmpty() && !Due.isBic(bic)) {
                    throw UnusableInvoice.file("xml.bic", shown(each.bic()));
                }
                accounts.add(new Account(iban, payee(each.holder()), bic));
            }
        }
        return List.copyOf(accounts);
    }

    /** One line that a transfer has room for. */
    private static String payee(String name) {
        return cut(line(name));
    }

    /** Not within a character of two halves. */
    private static String cut(String line) {
        int end = Math.min(line.length(), LONGEST_PAYEE);
        boolean halved = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, halved ? end - 1 : end).strip();
    }

    private static String reference(String text) throws UnusableInvoice {
        String line = line(text);
        if (!Due.isText(line)) {
            throw UnusableInvoice.file("xml.reference");
        }
        return line;
    }

    private static Optional<LocalDate> dueDay(List<String> days) throws UnusableInvoice {
        if (days.size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(days.get(0), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException none) {
            throw UnusableInvoice.file("xml.dueDate", shown(days.get(0)));
        }
    }

    /** Without spaces. */
    static String compact(String text) {
        return SPACES.matcher(text).replaceAll("");
    }

    private static String line(String text) {
        return UNSEEN.matcher(SPACES.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /** For a sentence that names it. */
    static String shown(String value) {
        String line = line(value);
        return line.length() <= LONGEST_PAYEE ? line : cut(line) + "…";
    }

    @Override
    public String toString() {
        return "EInvoice[…]";
    }
}
