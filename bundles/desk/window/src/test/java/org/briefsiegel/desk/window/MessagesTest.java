package org.briefsiegel.desk.window;

import org.briefsiegel.testkit.language.PracticeTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final PracticeTexts TEXTS = PracticeTexts.beside(MessagesTest.class);

    @Test
    void bothLanguagesSayTheSameAsItIsMeant() {
        TEXTS.assertSound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout", "notice", "opener"})
    void everyTextThatATemplateNamesExists(String template) {
        TEXTS.assertNamedIn(template + ".ftlh", "w");
    }
}
