package org.briefsiegel.billing.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the pricing rules for the words of their lines. A rule that has gone, or fails, has none. */
@Component(service = Words.class)
public final class Words {

    private static final Logger LOG = LoggerFactory.getLogger(Words.class);
    private static final String ID = "billing.id";
    private static final int LONGEST = 500;

    @Reference(target = "(" + ID + "=*)")
    private volatile List<Map.Entry<Map<String, Object>, PricingRule>> rules = List.of();

    @Activate
    public Words() {}

    Words(Map<String, PricingRule> rules) {
        this.rules = rules.entrySet().stream()
                .map(rule -> Map.entry(Map.<String, Object>of(ID, rule.getKey()), rule.getValue()))
                .toList();
    }

    /** A line in the reader's language; empty where nobody can say it. */
    Optional<String> of(Wording wording, Locale locale) {
        return rules.stream()
                .filter(rule -> wording.rule().equals(rule.getKey().get(ID)))
                .map(Map.Entry::getValue)
                .reduce((lower, higher) -> higher) // the one in force comes last
                .flatMap(rule -> described(rule, wording, locale));
    }

    private static Optional<String> described(PricingRule rule, Wording wording, Locale locale) {
        try {
            return Optional.ofNullable(rule.describe(wording, locale))
                    .filter(words -> !words.isBlank() && words.length() <= LONGEST);
        } catch (RuntimeException fault) {
            LOG.warn("The pricing rule {} has no words for its line {}", wording.rule(), wording.kind(), fault);
            return Optional.empty();
        }
    }
}
