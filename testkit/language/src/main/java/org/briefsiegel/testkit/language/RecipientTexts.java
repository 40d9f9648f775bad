package org.briefsiegel.testkit.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.briefsiegel.platform.language.Language;

/** The {@code messages} files of a bundle: whether recipients of every language find there what Germans find. */
public final class RecipientTexts {

    private static final Object[] ARGUMENTS = {"first", "second"};

    private final Class<?> beside;
    private final Set<String> forPractices;

    private RecipientTexts(Class<?> beside, Set<String> forPractices) {
        this.beside = beside;
        this.forPractices = forPractices;
    }

    /**
     * The texts that lie beside a class.
     *
     * @param forPractices keys of what practices alone read: these are there in German and English at least
     */
    public static RecipientTexts beside(Class<?> beside, String... forPractices) {
        return new RecipientTexts(beside, Set.of(forPractices));
    }

    /** Every text is there, isn't blank, and takes the arguments that the German one takes. */
    public void assertCompleteIn(Language language) {
        Properties german = texts("");
        Properties texts = language == Language.GERMAN ? german : texts("_" + fileSuffix(language));
        Set<String> keys = new TreeSet<>(german.stringPropertyNames());
        if (language != Language.ENGLISH) {
            keys.removeAll(forPractices);
        }
        assertThat(texts.stringPropertyNames()).as(language.toString()).containsAll(keys);
        assertThat(german.stringPropertyNames()).as("German").containsAll(texts.stringPropertyNames());
        keys.forEach(key -> assertSameArguments(key, texts.getProperty(key), german.getProperty(key)));
    }

    private static String fileSuffix(Language language) {
        return language == Language.EASY_GERMAN ? "de_AT_simple" : language.code();
    }

    private static void assertSameArguments(String key, String text, String german) {
        assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
        for (Object argument : ARGUMENTS) {
            assertThat(MessageFormat.format(text, ARGUMENTS).contains(argument.toString()))
                    .as(key)
                    .isEqualTo(MessageFormat.format(german, ARGUMENTS).contains(argument.toString()));
        }
    }

    private Properties texts(String suffix) {
        Properties texts = new Properties();
        String name = "messages" + suffix + ".properties";
        try (InputStream file = beside.getResourceAsStream(name)) {
            assertThat(file).as(name + " beside " + beside.getName()).isNotNull();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
        return texts;
    }
}
