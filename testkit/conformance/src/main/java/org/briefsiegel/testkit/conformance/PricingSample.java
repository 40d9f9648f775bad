package org.briefsiegel.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.PricingRule;

/** A pricing rule, and drafts that it prices or refuses, beside the many that the suite makes. At least one with a line is needed. */
public final class PricingSample {

    private final PricingRule rule;
    private final List<Draft> priced = new ArrayList<>();
    private final List<Draft> notIncluded = new ArrayList<>();

    private PricingSample(PricingRule rule) {
        this.rule = rule;
    }

    /** @param rule made as Declarative Services make it, with settings and services of your own */
    public static PricingSample of(PricingRule rule) {
        return new PricingSample(rule);
    }

    /** A draft for which the rule names lines. */
    public PricingSample prices(Draft draft) {
        priced.add(draft);
        return this;
    }

    /** A draft that the plan doesn't hold. */
    public PricingSample refuses(Draft draft) {
        notIncluded.add(draft);
        return this;
    }

    PricingRule rule() {
        return rule;
    }

    List<Draft> priced() {
        return priced;
    }

    List<Draft> notIncluded() {
        return notIncluded;
    }
}
