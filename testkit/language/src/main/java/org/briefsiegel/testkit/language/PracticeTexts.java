package org.briefsiegel.testkit.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The {@code messages} files of a bundle that practices read, in German and English, and the templates that name them. */
public final class PracticeTexts {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Object[] ARGUMENTS = {1, 1, 1};

    private final Class<?> beside;
    private final Properties german;
    private final Properties english;

    private PracticeTexts(Class<?> beside) {
        this.beside = beside;
        this.german = texts("messages.properties");
        this.english = texts("messages_en.properties");
    }

    /** The texts and templates that lie beside a class. */
    public static PracticeTexts beside(Class<?> beside) {
        return new PracticeTexts(beside);
    }

    /** Both languages have the same texts, with the same arguments, and each is shown as it is meant. */
    public void assertSound() {
        assertThat(keys()).isNotEmpty().isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        keys().forEach(key -> {
            assertThat(arguments(english, key)).as(key).isEqualTo(arguments(german, key));
            assertShown(key, german.getProperty(key));
            assertShown(key, english.getProperty(key));
        });
    }

    /**
     * Every text that a template names is there.
     *
     * @param name of the template's file
     * @param variable by which the template calls these texts
     */
    public void assertNamedIn(String name, String variable) {
        List<String> named = Pattern.compile("\\b" + variable + "\\.text\\(\"([a-z.-]+)\"[,)]")
                .matcher(read(name))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named).as(name).isNotEmpty();
        assertThat(keys()).as(name).containsAll(named);
    }

    /** The keys, in order. */
    public Set<String> keys() {
        return new TreeSet<>(german.stringPropertyNames());
    }

    /** What follows a prefix in keys. */
    public List<String> after(String prefix) {
        return keys().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    /** One apostrophe alone would vanish, and the arguments behind it would stay braces. */
    private static void assertShown(String key, String text) {
        assertThat(text).as(key).isNotBlank();
        if (!key.startsWith("format.")) {
            assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            assertThat(new MessageFormat(text, Locale.ENGLISH).format(ARGUMENTS))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("{", "}");
        }
    }

    private static List<String> arguments(Properties texts, String key) {
        return ARGUMENT.matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    private Properties texts(String name) {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(read(name)));
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
        return texts;
    }

    private String read(String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            assertThat(file).as(name + " beside " + beside.getName()).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
    }
}
