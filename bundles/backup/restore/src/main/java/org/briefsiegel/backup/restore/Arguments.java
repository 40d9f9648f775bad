package org.briefsiegel.backup.restore;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was typed after {@code restore}.
 *
 * @param check whether the set is only looked at
 * @param sample how many documents are decrypted by a check at the most; empty for all
 * @param scratch JDBC URL of an empty PostgreSQL database that a check may write to
 * @param deletions logs of deletions; where none is given, the one that the settings name is read
 */
record Arguments(Path folder, boolean check, Optional<Integer> sample, Optional<String> scratch, List<Path> deletions) {

    static final String USAGE = "restore [--deletions FILE]... FOLDER, or"
            + " restore --check [--sample NUMBER] [--scratch JDBC-URL] FOLDER";

    static Arguments of(String... words) {
        Deque<String> rest = new ArrayDeque<>(List.of(words));
        List<Path> folders = new ArrayList<>();
        List<Path> deletions = new ArrayList<>();
        boolean check = false;
        Optional<Integer> sample = Optional.empty();
        Optional<String> scratch = Optional.empty();
        while (!rest.isEmpty()) {
            String word = rest.pop();
            switch (word) {
                case "--check" -> check = true;
                case "--sample" -> sample = Optional.of(number(value(word, rest)));
                case "--scratch" -> scratch = Optional.of(value(word, rest));
                case "--deletions" -> deletions.add(Path.of(value(word, rest)));
                default -> folders.add(folder(word));
            }
        }
        if (folders.size() != 1) {
            throw new Refusal("Usage: " + USAGE);
        }
        return new Arguments(folders.get(0), check, sample, scratch, List.copyOf(deletions));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new Refusal(option + ": its value is missing.");
        }
        return rest.pop();
    }

    private static int number(String typed) {
        if (!typed.matches("[1-9]\\d{0,8}")) {
            throw new Refusal("--sample: '" + typed + "' isn't a whole number from 1 on.");
        }
        return Integer.parseInt(typed);
    }

    private static Path folder(String word) {
        if (word.startsWith("--")) {
            throw new Refusal(word + ": there is no such option. Usage: " + USAGE);
        }
        return Path.of(word);
    }
}
