package org.briefsiegel.billing.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * What is to be priced: a transfer before it is accepted.
 *
 * @param practice id of the practice
 * @param plan the practice's plan: {@code MINI}, {@code LIGHT}, {@code BASIC} or {@code PRO}
 * @param addOns ids of add-ons that the practice has, for example {@code sms}
 * @param factor id of the factor
 * @param chargeable whether the factor says of itself that it costs something; of a reminder always
 * @param occasion why it is sent
 * @param account what the ledger knows of the practice
 * @param dispatches messages that are sent: those of the factor, or one reminder; empty when only the plan is asked about
 */
public record Draft(
        String practice,
        String plan,
        Set<String> addOns,
        String factor,
        boolean chargeable,
        Occasion occasion,
        Account account,
        List<Dispatch> dispatches) {

    public Draft {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(account, "account");
        addOns = Set.copyOf(addOns);
        dispatches = List.copyOf(dispatches);
    }

    /** Of a practice that has paid nothing in advance. */
    public Draft(
            String practice,
            String plan,
            Set<String> addOns,
            String factor,
            boolean chargeable,
            Occasion occasion,
            IntSupplier chargedThisMonth,
            List<Dispatch> dispatches) {
        this(practice, plan, addOns, factor, chargeable, occasion, Account.of(chargedThisMonth), dispatches);
    }

    /** How many charges the practice has had in this month; each call asks the ledger. */
    public IntSupplier chargedThisMonth() {
        return account::chargedThisMonth;
    }

    /**
     * A message that will be sent.
     *
     * @param channel id of the channel, for example {@code sms}
     * @param address where to: a phone number in E.164 form
     * @param parts in how many parts it travels; at least 1
     */
    public record Dispatch(String channel, String address, int parts) {
        public Dispatch {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(address, "address");
            if (parts < 1) {
                throw new IllegalArgumentException("parts: " + parts);
            }
        }

        @Override
        public String toString() {
            return "Dispatch[" + channel + ", " + parts + "]";
        }
    }
}
