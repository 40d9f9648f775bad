package org.briefsiegel.backup.restore;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's settings files, read as the server reads them: variables of the environment, the data folder, and what is written. */
final class EtcSettings {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\[env:([A-Za-z0-9_]+)(?:;default=((?:\\\\.|[^]\\\\])*))?]");

    private final Path folder;
    private final Path data;
    private final Map<String, String> environment;

    /** @param data what the settings call {@code briefsiegel.data} */
    EtcSettings(Path folder, Path data, Map<String, String> environment) {
        this.folder = folder;
        this.data = data;
        this.environment = environment;
    }

    /** The value of a key in {@code org.briefsiegel.<file>.cfg}; empty where there is none. */
    Optional<String> value(String file, String key) {
        return Optional.ofNullable(properties(file).getProperty(key))
                .map(value -> value.replace("${briefsiegel.data}", data.toString()))
                .map(value -> VARIABLE.matcher(value).replaceAll(this::variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    String needed(String file, String key) {
        return value(file, key)
                .orElseThrow(() -> new Refusal("org.briefsiegel." + file + ".cfg: " + key + " has no value."));
    }

    private String variable(MatchResult found) {
        String otherwise = Optional.ofNullable(found.group(2)).orElse("").replaceAll("\\\\(.)", "$1");
        return Matcher.quoteReplacement(environment.getOrDefault(found.group(1), otherwise));
    }

    private Properties properties(String name) {
        Path file = folder.resolve("org.briefsiegel." + name + ".cfg");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new Refusal(file + " can't be read.", e);
        }
    }
}
