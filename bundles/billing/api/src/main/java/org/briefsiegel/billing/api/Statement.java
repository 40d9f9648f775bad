package org.briefsiegel.billing.api;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * What a practice owes for one month.
 *
 * @param preliminary whether the month isn't over
 * @param lines in the order in which they were posted
 * @param taxes one for each currency and tax rate that occurs
 * @param net the sum of the lines in the currency of the last one
 * @param gross net and its taxes, in the same currency
 * @param further sums in other currencies: what was charged before the operator changed the currency within the month
 * @param prepaid what was paid in advance, and what of the lines was taken from that
 */
public record Statement(
        String practice,
        YearMonth month,
        boolean preliminary,
        List<Line> lines,
        List<Tax> taxes,
        Money net,
        Money gross,
        List<Sum> further,
        Prepaid prepaid) {

    public Statement {
        Objects.requireNonNull(prepaid, "prepaid");
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(net, "net");
        Objects.requireNonNull(gross, "gross");
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        further = List.copyOf(further);
    }

    /** A statement of what is owed alone. */
    public Statement(
            String practice,
            YearMonth month,
            boolean preliminary,
            List<Line> lines,
            List<Tax> taxes,
            Money net,
            Money gross,
            List<Sum> further) {
        this(practice, month, preliminary, lines, taxes, net, gross, further, Prepaid.NOTHING);
    }

    /** A statement in one currency. */
    public Statement(
            String practice,
            YearMonth month,
            boolean preliminary,
            List<Line> lines,
            List<Tax> taxes,
            Money net,
            Money gross) {
        this(practice, month, preliminary, lines, taxes, net, gross, List.of());
    }

    /**
     * What is owed in one currency.
     *
     * @param net the sum of the lines in it
     * @param gross net and its taxes
     */
    public record Sum(Money net, Money gross) {

        public Sum {
            Objects.requireNonNull(net, "net");
            Objects.requireNonNull(gross, "gross");
        }
    }

    /**
     * What was paid in advance.
     *
     * @param taken what of the lines was taken from it, and isn't owed any more: without tax, an amount for each currency
     * @param payments within the month, in the order in which they were booked
     */
    public record Prepaid(List<Money> taken, List<Payment> payments) {

        /** Of a practice that pays afterwards. */
        public static final Prepaid NOTHING = new Prepaid(List.of(), List.of());

        public Prepaid {
            taken = List.copyOf(taken);
            payments = List.copyOf(payments);
        }
    }

    /**
     * A payment in advance.
     *
     * @param reference of the payment
     * @param amount without tax; negative where it was given back
     */
    public record Payment(Instant bookedAt, String reference, Money amount) {

        public Payment {
            Objects.requireNonNull(bookedAt, "bookedAt");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /**
     * One line.
     *
     * @param postedAt when it became owed
     * @param kind what of the transfer is charged, see {@link Booking}
     * @param text in the reader's language
     */
    public record Line(Instant postedAt, String transfer, String kind, String text, int quantity, Money each) {

        public Line {
            Objects.requireNonNull(postedAt, "postedAt");
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(each, "each");
        }

        public Money net() {
            return each.times(quantity);
        }
    }

    /**
     * Value-added tax at one rate: computed once, on the sum, and rounded half up to the minor unit.
     *
     * @param percent the rate
     */
    public record Tax(int percent, Money net, Money tax) {

        public Tax {
            Objects.requireNonNull(net, "net");
            Objects.requireNonNull(tax, "tax");
        }

        /** The tax on an amount that isn't negative. */
        public static Tax on(Money net, int percent) {
            long hundredths = Math.multiplyExact(net.minorUnits(), (long) percent);
            return new Tax(percent, net, new Money(Math.addExact(hundredths, 50) / 100, net.currency()));
        }
    }
}
