package org.briefsiegel.backup.set;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file of a set.
 *
 * @param name from the set's folder on, with slashes; never leads out of it
 * @param size in bytes
 * @param sha256 in hexadecimal
 */
public record SetFile(String name, long size, String sha256) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    public SetFile {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a file of a set can't be called " + name);
        }
    }

    /** Where it is in a folder. */
    public Path in(Path folder) {
        return folder.resolve(name);
    }
}
