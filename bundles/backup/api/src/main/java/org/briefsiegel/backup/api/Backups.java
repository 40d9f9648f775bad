package org.briefsiegel.backup.api;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes backups while the server works: the database as it is at one moment, and every document that it knows at that moment.
 * Never the master key. Usable from any thread; blocks until the set is written, on the disk, and read again.
 */
@ProviderType
public interface Backups {

    /**
     * Writes a set into a folder of sets, which is made where it isn't there. Documents that the newest set there holds already
     * are linked and not copied. A set that couldn't be finished is removed.
     *
     * @param folder absolute, outside of the vault
     * @param progress told in a sentence what is being done, every few seconds at most
     * @throws IllegalArgumentException where no set can be written into this folder; the message says why
     * @throws IllegalStateException where the set couldn't be finished; the message says why
     */
    BackupReport create(Path folder, Consumer<String> progress);
}
