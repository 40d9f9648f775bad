package org.briefsiegel.platform.settings;

import java.util.Comparator;

/**
 * A setting that isn't as it should be.
 *
 * @param pid of the configuration, which is the file's name without {@code .cfg}
 * @param key in the file
 * @param text a sentence for the operator: the value (never that of a secret), what is wrong with it, what is allowed, in
 *     which unit, and what is in force instead
 * @param running whether the server runs all the same, with another value or without the key; {@code false} when nothing is
 *     in force, so that what needs the setting isn't there
 */
public record SettingProblem(String pid, String key, String text, boolean running)
        implements Comparable<SettingProblem> {

    private static final Comparator<SettingProblem> ORDER = Comparator.comparing(SettingProblem::pid)
            .thenComparing(SettingProblem::key)
            .thenComparing(SettingProblem::text)
            .thenComparing(SettingProblem::running);

    /** By file and key. */
    @Override
    public int compareTo(SettingProblem other) {
        return ORDER.compare(this, other);
    }
}
