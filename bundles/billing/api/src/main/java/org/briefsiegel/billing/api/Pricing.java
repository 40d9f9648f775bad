package org.briefsiegel.billing.api;

import java.util.List;
import java.util.Objects;

/** What a {@link PricingRule} says of a {@link Draft}. */
public sealed interface Pricing {

    /**
     * It costs this much; no lines where it is free.
     *
     * @param lines what makes up the price, all in one currency
     */
    record Priced(List<Line> lines) implements Pricing {
        public Priced {
            lines = List.copyOf(lines);
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
