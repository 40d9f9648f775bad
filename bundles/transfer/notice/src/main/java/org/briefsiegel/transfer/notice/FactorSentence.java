package org.briefsiegel.transfer.notice;

import java.time.ZoneId;
import java.util.Locale;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/**
 * Says what a recipient will be asked for. Names the factor if it is there; a link can be used as soon as it is back. Who isn't the
 * patient is told that it is the patient's fact, in words that name nobody; what is sent, a code, is the reader's own.
 */
public final class FactorSentence {

    private final Plugins plugins;
    private final ZoneId zone;

    public FactorSentence(Plugins plugins, ZoneId zone) {
        this.plugins = plugins;
        this.zone = zone;
    }

    /** @param locale one that there are texts for recipients in */
    public String of(TransferRecord transfer, Locale locale) {
        Texts texts = new Texts(FactorSentence.class, locale, zone);
        boolean sent = !transfer.dispatchFacts().isEmpty();
        boolean own = transfer.recipient().isPatient() || sent;
        String sentTo = sent ? transfer.recipient().phoneEnd() : "";
        return plugins.factor(transfer.factor())
                .map(factor -> own
                        ? texts.text("notice.needed", factor.needed(new Reader(locale, true), sentTo))
                        : texts.text("notice.needed.patient", factor.label(locale)))
                .orElseGet(() -> texts.text("notice.needed.unknown"));
    }
}
