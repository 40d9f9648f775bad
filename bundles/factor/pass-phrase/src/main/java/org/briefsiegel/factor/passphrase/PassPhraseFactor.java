package org.briefsiegel.factor.passphrase;

import java.text.Normalizer;
import java.util.Locale;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.support.KnowledgeFactor;
import org.briefsiegel.factor.support.TypedValue;
import org.osgi.service.component.annotations.Component;

/** Asks for a phrase that the practice and the recipient have agreed on. Capitals, spaces and the way a letter is composed don't matter. */
@Component(service = AuthFactor.class)
@FactorId("pass-phrase")
public final class PassPhraseFactor extends KnowledgeFactor {

    private static final int SHORTEST = 12;
    private static final int WIDTH = 30;

    public PassPhraseFactor() {
        super("passPhrase", Prompt.Kind.TEXT, WIDTH);
    }

    @Override
    protected TypedValue read(String written) {
        String composed = Normalizer.normalize(written, Normalizer.Form.NFKC);
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // ß becomes ss only as a capital
        String phrase = folded.replaceAll("[\\s\\h]+", " ").strip();
        return phrase.length() < SHORTEST ? new TypedValue.Malformed("too.short") : new TypedValue.Legible(phrase);
    }
}
