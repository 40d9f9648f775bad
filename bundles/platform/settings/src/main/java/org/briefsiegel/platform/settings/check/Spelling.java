package org.briefsiegel.platform.settings.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
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

    /** How many letters to put in, take out, change or swap with their neighbour (Damerau). Upper and lower case are the same. */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                steps[row][column] = row == 0 || column == 0 ? row + column : fewest(steps, row, column, from, to);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int fewest(int[][] steps, int row, int column, String from, String to) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int fewest = Math.min(
                steps[row - 1][column - 1] + (same ? 0 : 1),
                1 + Math.min(steps[row - 1][column], steps[row][column - 1]));
        boolean swapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return swapped ? Math.min(fewest, steps[row - 2][column - 2] + 1) : fewest;
    }
}
