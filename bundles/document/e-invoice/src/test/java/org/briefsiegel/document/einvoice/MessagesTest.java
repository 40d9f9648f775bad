package org.briefsiegel.document.einvoice;

import java.util.List;
import java.util.function.Predicate;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.testkit.language.PracticeTexts;
import org.briefsiegel.testkit.language.RecipientTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    private static final List<String> OF_RECIPIENTS = List.of("name", "title");

    @ParameterizedTest
    @EnumSource
    void recipientsOfEveryLanguageFindTheirTexts(Language language) {
        String[] ofPractices = PracticeTexts.beside(MessagesTest.class).keys().stream()
                .filter(Predicate.not(OF_RECIPIENTS::contains))
                .toArray(String[]::new);
        RecipientTexts.beside(MessagesTest.class, ofPractices).assertCompleteIn(language);
    }

    @Test
    void practicesReadGermanAndEnglish() {
        PracticeTexts.beside(MessagesTest.class).assertSound();
    }
}
