package org.briefsiegel.transfer.pricing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.billing.api.Account;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Quote;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.submission.BalanceTexts;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.textreminder.ReminderOffer;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives quotes, and holds a transfer to the quote that its sender saw. */
@Component(service = Pricer.class)
public final class Pricer {

    private final Ledger ledger;
    private final Books books;
    private final HouseCurrency currency;
    private final Vault vault;
    private final TransferRules rules;
    private final Clock clock;

    @Activate
    public Pricer(
            @Reference Ledger ledger,
            @Reference Books books,
            @Reference HouseCurrency currency,
            @Reference Vault vault,
            @Reference TransferRules rules,
            @Reference Clock clock) {
        this.ledger = ledger;
        this.books = books;
        this.currency = currency;
        this.vault = vault;
        this.rules = rules;
        this.clock = clock;
    }

    /** What the ledger knows of a practice, for rules that depend on it. */
    public Account account(String practice) {
        return Account.of(
                () -> ledger.count(practice, books.startOfMonth()),
                currency -> ledger.balance(practice, currency).minorUnits());
    }

    /** Quotes what a slip found, and what may follow. */
    PriceQuote quote(String practice, String factor, RoutingSlip slip, Optional<ReminderOffer> reminders) {
        Quote quote = new Quote(
                "q-" + UUID.randomUUID(),
                practice,
                subject(practice, factor, slip, reminders),
                total(slip),
                slip.price().lines(),
                slip.messages().stream()
                        .mapToInt(RoutingSlip.FactorMessage::parts)
                        .sum(),
                Instant.now(clock).plus(rules.quoteValidity()));
        ledger.keep(quote);
        return new PriceQuote(
                quote.id(),
                price(quote.total()),
                lines(slip, quote.lines()),
                price(reminders.map(it -> quote.total().plus(it.total())).orElse(quote.total())),
                lines(slip, reminders.map(ReminderOffer::allLines).orElse(List.of())),
                quote.parts(),
                quote.validUntil(),
                slip.warning().stream().toList());
    }

    private static List<PriceQuote.Line> lines(RoutingSlip slip, List<Pricing.Line> lines) {
        return lines.stream()
                .map(line ->
                        new PriceQuote.Line(slip.words(line), line.quantity(), price(line.each()), price(line.total())))
                .toList();
    }

    /**
     * Why this transfer can't be accepted at the quote it names, or without one.
     *
     * @param reminders what may follow it
     */
    public Optional<Refusal> refusal(
            Practice practice,
            String factor,
            Optional<String> quoteId,
            RoutingSlip slip,
            Optional<ReminderOffer> reminders,
            Locale locale) {
        if (!slip.isChargeable() && reminders.isEmpty()) {
            return Optional.empty();
        }
        RefusalTexts texts = new RefusalTexts(locale);
        if (quoteId.isEmpty()) {
            return Optional.of(
                    Refusal.of(Problem.QUOTE_REQUIRED, "/authentication/quoteId", texts.of("quote.required")));
        }
        Money total = total(slip);
        boolean holds = ledger.findQuote(practice.id(), quoteId.get())
                .filter(quote -> quote.validUntil().isAfter(Instant.now(clock)))
                .filter(quote -> quote.total().equals(total))
                .filter(quote -> quote.subject().equals(subject(practice.id(), factor, slip, reminders)))
                .isPresent();
        if (!holds) {
            return Optional.of(Refusal.of(
                            Problem.QUOTE_OUTDATED,
                            "/authentication/quoteId",
                            texts.of("quote.outdated", total.amount(), total.currency()))
                    .insteadAt(quote(practice.id(), factor, slip, reminders)));
        }
        return cap(practice, total, texts);
    }

    /**
     * Seen before the charge is reserved: what is accepted in the same instant may exceed the limit together. The limit is an
     * amount of whatever is charged in. What reminders have cost isn't counted: none of them keeps a code from being sent.
     */
    private Optional<Refusal> cap(Practice practice, Money total, RefusalTexts texts) {
        Money cap = cap(practice, total.currency());
        long spent = ledger.spentOnCodes(practice.id(), total.currency(), books.startOfDay());
        return isWithin(cap, spent, total)
                ? Optional.empty()
                : Optional.of(Refusal.of(Problem.CAP_REACHED, texts.of("cap.reached", cap.amount(), cap.currency())));
    }

    /** Whether a reminder of this price is within the limit of the day, to which codes and other reminders count. */
    public boolean allowsReminder(Practice practice, Money total) {
        long spent = ledger.spent(practice.id(), total.currency(), books.startOfDay());
        return isWithin(cap(practice, total.currency()), spent, total);
    }

    /**
     * Why what a slip costs can't be booked. Within the transaction that books: until that ends, nobody else takes from a balance that
     * was found to cover it.
     */
    public Optional<Refusal> unbookable(Practice practice, RoutingSlip slip, Locale locale) {
        return cap(practice, total(slip), new RefusalTexts(locale)).or(() -> notCovered(practice.id(), slip, locale));
    }

    /** As {@link #unbookable}, of the balance alone. */
    public Optional<Refusal> notCovered(String practice, RoutingSlip slip, Locale locale) {
        Money total = total(slip);
        if (!slip.price().prepaid() || total.minorUnits() == 0) {
            return Optional.empty();
        }
        Money left = ledger.lockedBalance(practice, total.currency());
        return left.minorUnits() < total.minorUnits()
                ? Optional.of(BalanceTexts.tooLow(left, total, locale))
                : Optional.empty();
    }

    /** Whether the balance covers a reminder that is taken from it. Within the transaction that books. */
    public boolean coversReminder(Practice practice, Charge charge) {
        Money total = charge.total();
        return !charge.prepaid()
                || ledger.lockedBalance(practice.id(), total.currency()).minorUnits() >= total.minorUnits();
    }

    private Money cap(Practice practice, String ofCurrency) {
        long limit = practice.dailyCap()
                .map(amount -> amount.movePointRight(2).longValueExact())
                .orElse(rules.dailyCap());
        return new Money(limit, ofCurrency);
    }

    private static boolean isWithin(Money cap, long spent, Money total) {
        return total.minorUnits() == 0 || Math.addExact(spent, total.minorUnits()) <= cap.minorUnits();
    }

    public Money total(RoutingSlip slip) {
        return slip.price().total(currency.code());
    }

    public static Price price(Money money) {
        return new Price(money.amount(), money.currency());
    }

    /**
     * What was priced: the factor, and where its messages go; and where reminders go, when, and at what price each. A phone number has
     * few bits, hence the fingerprint.
     */
    private String subject(String practice, String factor, RoutingSlip slip, Optional<ReminderOffer> reminders) {
        StringBuilder said = new StringBuilder(factor);
        for (RoutingSlip.FactorMessage message : slip.messages()) {
            said.append('\n')
                    .append(String.join(" ", message.channel(), message.address(), String.valueOf(message.parts())));
        }
        reminders.ifPresent(it -> said.append("\nreminders ").append(reminded(it)));
        return vault.fingerprint("quote/" + practice, said.toString());
    }

    private static String reminded(ReminderOffer reminders) {
        return String.join(
                " ",
                reminders.text().channel(),
                reminders.text().address(),
                reminders.days().toString(),
                String.valueOf(reminders.total().minorUnits()),
                reminders.total().currency());
    }
}
