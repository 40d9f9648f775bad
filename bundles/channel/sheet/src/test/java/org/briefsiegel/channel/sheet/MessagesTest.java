package org.briefsiegel.channel.sheet;

import org.briefsiegel.platform.language.Language;
import org.briefsiegel.testkit.language.RecipientTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    @ParameterizedTest
    @EnumSource
    void recipientsOfEveryLanguageFindTheirTexts(Language language) {
        RecipientTexts.beside(MessagesTest.class, "by.missing", "by.wrong").assertCompleteIn(language);
    }
}
