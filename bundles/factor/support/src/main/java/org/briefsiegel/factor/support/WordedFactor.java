package org.briefsiegel.factor.support;

import java.util.Locale;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.platform.language.TextBundle;

/**
 * A factor whose texts lie beside the class that extends it, in {@code messages.properties} and a file for each further language: among
 * them {@code label}, what people call it. A component that extends it names its service: {@code @Component(service =
 * AuthFactor.class)}.
 */
public abstract class WordedFactor implements AuthFactor {

    private final FactorProfile profile;

    protected WordedFactor(FactorProfile profile) {
        this.profile = profile;
    }

    @Override
    public FactorProfile profile() {
        return profile;
    }

    @Override
    public String label(Locale locale) {
        return texts(locale).text("label");
    }

    protected final TextBundle texts(Locale locale) {
        return new TextBundle(getClass(), locale);
    }
}
