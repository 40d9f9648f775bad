package org.briefsiegel.bench;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param ours our distribution
 * @param plainKaraf a plain Karaf of the same version
 * @param folder for all that is unpacked and written, on the disk that is measured
 */
public record Workshop(Path ours, Path plainKaraf, Path folder) {

    public Path folder(String name) {
        return folder.resolve(name).toAbsolutePath();
    }
}
