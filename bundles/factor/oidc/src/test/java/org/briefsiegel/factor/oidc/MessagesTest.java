package org.briefsiegel.factor.oidc;

import org.briefsiegel.platform.language.Language;
import org.briefsiegel.testkit.language.RecipientTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    @ParameterizedTest
    @EnumSource
    void recipientsOfEveryLanguageFindTheirTexts(Language language) {
        RecipientTexts.beside(
                        MessagesTest.class,
                        "fact.birthDate",
                        "fact.name",
                        "fact.oidcSubject",
                        "fact.hint",
                        "fact.missing",
                        "fact.impossible",
                        "fact.name.short",
                        "fact.oidcSubject.unknown")
                .assertCompleteIn(language);
    }
}
