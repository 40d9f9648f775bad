package org.briefsiegel.document.invoice;

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
                        "pdf.malformed",
                        "number.malformed",
                        "total.malformed",
                        "currency.malformed",
                        "paid.malformed",
                        "payee.malformed",
                        "payee.missing",
                        "iban.malformed",
                        "bic.malformed",
                        "paymentText.malformed",
                        "dueDate.malformed",
                        "total.payable",
                        "currency.payable")
                .assertCompleteIn(language);
    }
}
