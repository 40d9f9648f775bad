package org.briefsiegel.factor.passphrase;

import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.support.KnowledgeFactor;
import org.briefsiegel.factor.support.Spelling;
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
        String phrase = Spelling.folded(written);
        return phrase.length() < SHORTEST ? new TypedValue.Malformed("too.short") : new TypedValue.Legible(phrase);
    }
}
