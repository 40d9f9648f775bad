package org.briefsiegel.document.einvoice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.document.api.Payment.Due;
import org.briefsiegel.document.einvoice.EInvoice.Account;

/**
 * What the sender says of an invoice, beside the invoice's own data, under the names that the type "invoice" has, too. The data are what
 * holds: what differs from them is refused, and what they lack is taken from here.
 */
final class GivenData {

    private static final Pattern TOTAL = Pattern.compile("-?[0-9]{1,9}\\.[0-9]{2}");
    private static final String EURO = "EUR";

    private final Map<String, String> metadata;
    private final EInvoice invoice;

    GivenData(Map<String, String> metadata, EInvoice invoice) {
        this.metadata = metadata;
        this.invoice = invoice;
    }

    /** What is to be paid; empty where nothing is, or not by a transfer in euros to an account that is known. */
    Optional<Payment> payment() throws UnusableInvoice {
        requireSame("number", invoice.number());
        requireSame("currency", invoice.currency());
        requireTotal();
        Optional<String> payee = given("payee", Due::isPayee).map(String::strip);
        Optional<String> iban =
                given("iban", text -> Due.isIban(EInvoice.compact(text))).map(EInvoice::compact);
        Optional<String> bic =
                given("bic", text -> Due.isBic(EInvoice.compact(text))).map(EInvoice::compact);
        Optional<String> text = given("paymentText", Due::isText).map(String::strip);
        Optional<LocalDate> dueDay = given("dueDate", GivenData::isDay).map(LocalDate::parse);
        boolean isPaid = given("paid", value -> value.equals("true") || value.equals("false"))
                .filter("true"::equals)
                .isPresent();
        Optional<Account> account = account(iban);
        agree("payee", payee, account.map(Account::holder));
        agree("bic", bic, account.map(Account::bic));
        agree("paymentText", text, Optional.of(invoice.reference()));
        agree("dueDate", dueDay.map(LocalDate::toString), invoice.dueDay().map(LocalDate::toString));
        if (isPaid || isPaidByTheData()) {
            return Optional.of(new Payment.Settled());
        }
        if (!isPayable() || account.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Due(
                holder(account.get(), payee),
                account.get().iban(),
                bic.orElse(account.get().bic()),
                invoice.due().movePointRight(2).longValueExact(),
                said(invoice.reference()).or(() -> text).orElse(invoice.number()),
                invoice.dueDay().or(() -> dueDay)));
    }

    private void requireSame(String name, String data) throws UnusableInvoice {
        agree(name, said(metadata.getOrDefault(name, "")), Optional.of(data));
    }

    /** The whole, or what is left to be paid. */
    private void requireTotal() throws UnusableInvoice {
        Optional<String> given = given("total", TOTAL.asMatchPredicate());
        if (given.isPresent()) {
            BigDecimal total = new BigDecimal(given.get());
            if (total.compareTo(invoice.total()) != 0 && total.compareTo(invoice.due()) != 0) {
                throw differs("total", given.get(), invoice.total().toPlainString());
            }
        }
    }

    private Optional<String> given(String name, Predicate<String> rule) throws UnusableInvoice {
        String value = metadata.get(name);
        if (value != null && !rule.test(value)) {
            throw UnusableInvoice.given(name, name + ".malformed");
        }
        return Optional.ofNullable(value);
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The one that the sender names of those in the data, else the first; where there is none, the sender's. */
    private Optional<Account> account(Optional<String> iban) throws UnusableInvoice {
        if (iban.isEmpty()) {
            return invoice.accounts().stream().findFirst();
        }
        Optional<Account> same = invoice.accounts().stream()
                .filter(account -> account.iban().equals(iban.get()))
                .findFirst();
        if (same.isEmpty() && !invoice.accounts().isEmpty()) {
            throw differs("iban", iban.get(), invoice.accounts().get(0).iban());
        }
        if (invoice.isCollected()) {
            throw UnusableInvoice.given("iban", "iban.collected");
        }
        return same.or(() -> iban.map(known -> new Account(known, "", "")));
    }

    /** Where both say something, they say the same. */
    private static void agree(String name, Optional<String> given, Optional<String> data) throws UnusableInvoice {
        Optional<String> known = data.flatMap(GivenData::said);
        if (given.isPresent() && known.isPresent() && !key(given.get()).equals(key(known.get()))) {
            throw differs(name, given.get(), known.get());
        }
    }

    private static String key(String text) {
        return EInvoice.compact(text).toLowerCase(Locale.ROOT);
    }

    private static UnusableInvoice differs(String name, String given, String data) {
        return UnusableInvoice.given(name, name + ".differs", EInvoice.shown(given), EInvoice.shown(data));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(Predicate.not(String::isBlank));
    }

    private boolean isPaidByTheData() {
        return !invoice.isCredit()
                && invoice.total().signum() > 0
                && invoice.due().signum() == 0;
    }

    private boolean isPayable() {
        return !invoice.isCredit()
                && !invoice.isCollected()
                && invoice.currency().equals(EURO)
                && invoice.due().signum() > 0;
    }

    private String holder(Account account, Optional<String> given) throws UnusableInvoice {
        return said(account.holder())
                .or(() -> given)
                .or(() -> said(invoice.payee()))
                .orElseThrow(() -> UnusableInvoice.given("payee", "payee.missing"));
    }
}
