package org.briefsiegel.transfer.bounce;

import org.briefsiegel.testkit.language.PracticeTexts;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void everythingIsThereInGermanAndEnglish() {
        PracticeTexts.beside(MessagesTest.class).assertSound();
    }
}
