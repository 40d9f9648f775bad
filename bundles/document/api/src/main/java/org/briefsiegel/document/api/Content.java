package org.briefsiegel.document.api;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The whole content of an uploaded document, as far as it is read: bytes are decrypted when they are asked for, and lie in clear
 * nowhere but in memory. There is nothing to open or to close. It can be read while
 * {@link ContentDocumentType#inspect(Upload, Content) inspect} runs, from any thread, and not any more when that has returned.
 */
@ProviderType
public interface Content {

    /** How many bytes it has. */
    long size();

    /**
     * Reads some bytes: as many as there is room for, or as are left. Each call costs the opening of a file, so that some ten
     * thousand bytes at a time are better than a few.
     *
     * <p>What it throws is the host's affair: that the disk is away, for example, or that {@code inspect} has taken too long. Let it
     * through.
     *
     * @param position of the first byte, from 0
     * @return how many bytes were read; -1 where the position isn't before the end
     */
    int read(ByteBuffer into, long position);
}
