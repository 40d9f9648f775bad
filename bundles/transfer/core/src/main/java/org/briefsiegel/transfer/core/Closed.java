package org.briefsiegel.transfer.core;

import java.util.Locale;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.Spine.StationClosedException;

/** What a sender is told when a plug-in isn't there, or its route is suspended. */
final class Closed {

    private static final String FACTOR = "factor.";
    private static final String DOCUMENT = "document.";
    private static final String BILLING = "billing.";

    private Closed() {}

    static Refusal refusal(StationClosedException closed, Plugins plugins, Locale locale) {
        Texts texts = new Texts(locale);
        String station = closed.station();
        if (station.startsWith(FACTOR)) {
            String id = station.substring(FACTOR.length());
            return Refusal.of(
                    Problem.FACTOR_NOT_AVAILABLE,
                    "/authentication/factor",
                    texts.of(
                            "factor.notAvailable",
                            plugins.factorName(id, locale).orElse(id)));
        }
        if (station.startsWith(DOCUMENT)) {
            String id = station.substring(DOCUMENT.length());
            return Refusal.of(
                    Problem.UNAVAILABLE,
                    texts.of("unavailable", plugins.documentName(id, locale).orElse(id)));
        }
        if (station.startsWith(BILLING)) {
            return Refusal.of(Problem.UNAVAILABLE, texts.of("pricing.notAvailable"));
        }
        return Refusal.of(Problem.UNAVAILABLE, texts.of("unavailable", station));
    }
}
