package org.briefsiegel.document.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    /** These are there in German and English alone. */
    private static final Set<String> FOR_PRACTICES =
            Set.of("pdf.malformed", "number.malformed", "total.malformed", "currency.malformed");

    private static final Object[] ARGUMENTS = {"first", "second"};

    @ParameterizedTest
    @ValueSource(strings = {"", "_en", "_de_AT_simple", "_tr", "_bs", "_uk", "_ar"})
    void whatRecipientsReadIsThereInEveryLanguageWithTheSameArguments(String language) throws IOException {
        Properties german = texts("");
        Properties texts = texts(language);

        Set<String> forRecipients = new TreeSet<>(german.stringPropertyNames());
        forRecipients.removeAll(FOR_PRACTICES);
        assertThat(texts.stringPropertyNames()).containsAll(forRecipients);
        assertThat(german.stringPropertyNames()).containsAll(texts.stringPropertyNames());
        for (String key : forRecipients) {
            assertThat(texts.getProperty(key))
                    .as(key)
                    .isNotBlank()
                    .isEqualTo(texts.getProperty(key).strip());
            for (Object argument : ARGUMENTS) {
                String said = MessageFormat.format(texts.getProperty(key), ARGUMENTS);
                String saidInGerman = MessageFormat.format(german.getProperty(key), ARGUMENTS);
                assertThat(said.contains(argument.toString()))
                        .as(key)
                        .isEqualTo(saidInGerman.contains(argument.toString()));
            }
        }
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("messages" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
