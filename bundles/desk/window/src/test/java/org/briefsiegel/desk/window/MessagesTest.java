package org.briefsiegel.desk.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern NAMED = Pattern.compile("\\bw\\.text\\(\"([a-z.-]+)\"[,)]");

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        assertThat(messages("messages_en").keySet())
                .isEqualTo(messages("messages").keySet());
    }

    @Test
    void bothLanguagesTakeTheSameArguments() throws IOException {
        Map<String, String> english = messages("messages_en");

        messages("messages")
                .forEach((key, german) ->
                        assertThat(arguments(english.get(key))).as(key).isEqualTo(arguments(german)));
    }

    /** One apostrophe alone would vanish, and the arguments behind it would stay braces. */
    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_en"})
    void everyTextIsShownAsItIsMeant(String file) throws IOException {
        messages(file).forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            if (!key.startsWith("format.")) {
                assertThat(text.replace("''", "")).as(key).doesNotContain("'");
                assertThat(new MessageFormat(text, Locale.ENGLISH).format(new Object[] {1, 1, 1}))
                        .as(key)
                        .isNotBlank()
                        .doesNotContain("{", "}");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout", "notice", "opener"})
    void everyTextThatATemplateNamesExists(String template) throws IOException {
        List<String> named = NAMED.matcher(read(template + ".ftlh"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(messages("messages").keySet()).containsAll(named);
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    private static Map<String, String> messages(String name) throws IOException {
        Properties texts = new Properties();
        try (var in = new InputStreamReader(
                MessagesTest.class.getResourceAsStream(name + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, texts::getProperty, (one, other) -> one, TreeMap::new));
    }

    private static String read(String name) throws IOException {
        try (var in = MessagesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
