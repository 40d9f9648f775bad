package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.billing.api.Wording;

/** What a line is about, as quotes and charges keep it: what was kept before has its words and nothing else. */
@Embeddable
class WordingColumns {

    private static final String SEPARATOR = "\n";

    /** In German, for when nobody knows the words any more. */
    private String description;

    @Column(name = "pricing_rule")
    private String rule;

    @Column(name = "wording")
    private String kind;

    private String parameters;

    WordingColumns() {}

    WordingColumns(Wording wording, Words words) {
        description = words.of(wording, Locale.GERMAN).orElse(wording.kind());
        rule = wording.rule();
        kind = wording.kind();
        parameters = String.join(SEPARATOR, wording.parameters());
    }

    /** In the reader's language, where that can be had. */
    String text(Words words, Locale locale) {
        return rule == null ? description : words.of(wording(), locale).orElse(description);
    }

    Wording wording() {
        return rule == null
                ? new Wording("none", "none", List.of())
                : new Wording(rule, kind, parameters.isEmpty() ? List.of() : List.of(parameters.split(SEPARATOR, -1)));
    }
}
