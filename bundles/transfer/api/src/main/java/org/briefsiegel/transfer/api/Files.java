package org.briefsiegel.transfer.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The files of a request, read one after the other as they arrive. Not thread-safe. */
@ConsumerType
public interface Files {

    /**
     * The next file's content, to be read to its end before this is called again; empty after the last.
     *
     * @throws IOException when the sender went away or the request is broken
     */
    Optional<InputStream> next() throws IOException;
}
