package org.briefsiegel.platform.settings.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant. */
final class Spelling {

    private static final int FARTHEST = 3;

    private Spelling() {}

    /** The nearest of these words, unless all of them are too far away. */
    static Optional<String> nearest(String word, Collection<String> words) {
        return words.stream()
                .filter(other -> distance(word, other) <= Math.min(FARTHEST, word.length() / 2))
                .min(Comparator.comparingInt(other -> distance(word, other)));
    }

    /** Levenshtein's: how many letters to put in, take out or change. Upper and lower case are the same. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[above.length];
            line[0] = row;
            for (int column = 1; column < line.length; column++) {
                boolean same =
                        Character.toLowerCase(one.charAt(row - 1)) == Character.toLowerCase(other.charAt(column - 1));
                line[column] =
                        Math.min(above[column - 1] + (same ? 0 : 1), 1 + Math.min(above[column], line[column - 1]));
            }
            above = line;
        }
        return above[other.length()];
    }
}
