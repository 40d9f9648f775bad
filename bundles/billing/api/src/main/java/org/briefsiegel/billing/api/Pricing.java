package org.briefsiegel.billing.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a {@link PricingRule} says of a {@link Draft}. */
public sealed interface Pricing {

    /**
     * It costs this much; no lines where it is free.
     *
     * @param lines what makes up the price, all in one currency
     * @param prepaid whether it is taken from what the practice has paid in advance; else it is owed. The ledger takes it only
     *     where as much is left, whatever the rule has seen
     * @param left what would be left of that afterwards, where it is so little that the practice is to be warned
     */
    record Priced(List<Line> lines, boolean prepaid, Optional<Money> left) implements Pricing {
        public Priced {
            lines = List.copyOf(lines);
            Objects.requireNonNull(left, "left");
        }

        /** A price that is owed. */
        public Priced(List<Line> lines) {
            this(lines, false, Optional.empty());
        }

        /** The sum of the lines; {@code currency} names the currency of an empty sum. */
        public Money total(String currency) {
            return lines.stream().map(Line::total).reduce(Money::plus).orElse(new Money(0, currency));
        }
    }

    /**
     * The practice's plan doesn't hold this factor.
     *
     * @param reason a sentence that says how to get it
     */
    record NotIncluded(String reason) implements Pricing {
        public NotIncluded {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * What the practice has paid in advance doesn't cover it. The host says so, and what to do.
     *
     * @param total what it costs
     * @param left what is left
     */
    record NotCovered(Money total, Money left) implements Pricing {
        public NotCovered {
            Objects.requireNonNull(total, "total");
            Objects.requireNonNull(left, "left");
        }
    }

    /** One line of a price: {@code quantity} times {@code each}. */
    record Line(Wording wording, int quantity, Money each) {
        public Line {
            Objects.requireNonNull(wording, "wording");
            Objects.requireNonNull(each, "each");
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity: " + quantity);
            }
        }

        public Money total() {
            return each.times(quantity);
        }
    }
}
