package org.briefsiegel.transfer.vaultapi;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the vault has on disk, for whoever copies it: all of it encrypted. A file of the key ring or of a content is never changed
 * once it is there under its name; those of contents go when they are destroyed. Usable from any thread.
 */
@ProviderType
public interface VaultFiles {

    /** Absolute; all else is below it. */
    Path folder();

    /** The folder of the key ring, with folders in it. What isn't finished ends with {@code .part}. */
    Path keyRing();

    /** The file of a content, whether it is there or not. */
    Path content(String blob);

    /** How long the file is of a document of so many bytes. */
    long sizeOnDisk(long size);

    /** 16 hexadecimal digits that tell the master key from others, and from which nothing of it can be concluded. */
    String masterKeyCheck();
}
