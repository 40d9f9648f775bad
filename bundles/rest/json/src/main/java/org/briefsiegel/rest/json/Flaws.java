package org.briefsiegel.rest.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;

/** Everything that is wrong with one request, so that a sender learns it at once. */
final class Flaws {

    private static final ApiTexts TEXTS = new ApiTexts(Flaws.class);

    private final Locale locale;
    private final List<Refusal.Flaw> found = new ArrayList<>();

    Flaws(Locale locale) {
        this.locale = locale;
    }

    /** Notes a flaw; its text is found under the code. */
    void add(String pointer, String code, Object... arguments) {
        found.add(new Refusal.Flaw(pointer, code, TEXTS.text(locale, "flaw." + code, arguments)));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    Refusal refusal() {
        return new Refusal(Problem.INVALID_REQUEST, TEXTS.text(locale, "detail.flaws", found.size()), found);
    }

    /** A place for follow-up flaws that would only repeat what was said. */
    Flaws unheard() {
        return new Flaws(locale);
    }
}
