package org.briefsiegel.billing.api;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says what a transfer costs and whether the practice's plan holds it. Plug-ins register one as a service that carries
 * a {@link BillingId}. Called from many threads at a time; doesn't block, does no I/O.
 */
@ConsumerType
public interface PricingRule {

    /** The currency of a rule that names none. */
    String USUAL_CURRENCY = "EUR";

    /**
     * Prices a transfer before it is accepted, or says that the plan doesn't hold it. The same draft costs the same
     * on the same day, until the rule's configuration changes.
     *
     * @param locale the language of reasons
     */
    Pricing price(Draft draft, Locale locale);

    /**
     * What a practice owes for a month, whatever it sends. Where this rule is in force, the host books it once for each practice
     * and calendar month, also of a month that has begun; what is booked keeps its price. Nothing, unless a rule says otherwise.
     *
     * @param plan the practice's plan
     * @param addOns ids of add-ons that the practice has
     * @return lines in the currency of this rule
     */
    default List<Pricing.Line> monthly(String plan, Set<String> addOns) {
        return List.of();
    }

    /**
     * The currency of everything that this rule prices, also of what costs nothing. Constant while the service is registered.
     *
     * @return ISO 4217 code
     */
    default String currency() {
        return USUAL_CURRENCY;
    }

    /**
     * Puts one of this rule's lines into words. Lines are kept for years: a rule knows the kinds that it once had.
     *
     * @param wording of one of this rule's lines
     * @param locale the reader's language; German where that isn't known
     * @return a few words, at most 500 characters; the kind, where a rule has no others
     */
    default String describe(Wording wording, Locale locale) {
        return wording.kind();
    }
}
