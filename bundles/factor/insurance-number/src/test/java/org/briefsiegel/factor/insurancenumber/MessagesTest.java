package org.briefsiegel.factor.insurancenumber;

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
                        "fact.hint",
                        "fact.missing",
                        "fact.TOO_SHORT",
                        "fact.TOO_SHORT_DE",
                        "fact.TOO_SHORT_CH",
                        "fact.WRONG_CHECK_DIGIT",
                        "fact.UNKNOWN_KIND")
                .assertCompleteIn(language);
    }
}
