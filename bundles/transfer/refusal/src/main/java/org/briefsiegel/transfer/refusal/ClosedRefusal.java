package org.briefsiegel.transfer.refusal;

import java.util.Locale;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;

/** What a sender is told when a plug-in isn't there, or its route is suspended. */
public final class ClosedRefusal {

    private ClosedRefusal() {}

    public static Refusal refusal(ClosedException closed, Plugins plugins, Locale locale) {
        RefusalTexts texts = new RefusalTexts(locale);
        String id = closed.id();
        return switch (closed.axis()) {
            case "factor" ->
                Refusal.of(
                        Problem.FACTOR_NOT_AVAILABLE,
                        "/authentication/factor",
                        texts.of(
                                "factor.notAvailable",
                                plugins.factorName(id, locale).orElse(id)));
            case "document" ->
                Refusal.of(
                        Problem.UNAVAILABLE,
                        texts.of("unavailable", plugins.documentName(id, locale).orElse(id)));
            case "billing" -> Refusal.of(Problem.UNAVAILABLE, texts.of("pricing.notAvailable"));
            case "channel" -> Refusal.of(Problem.UNAVAILABLE, texts.of("unavailable", id));
            default -> Refusal.of(Problem.UNAVAILABLE, texts.of("suspended"));
        };
    }
}
