package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a sandbox practice reads what it would have sent: its messages are kept for some days instead of going out. Usable
 * from any thread; calls block on the database.
 */
@ProviderType
public interface SandboxService {

    /**
     * Messages, the newest first; none of a practice that isn't a sandbox.
     *
     * @param transfer of this transfer only, if given
     * @param after id of the last message of the page before; empty for the first page
     * @param limit 1 to 100
     */
    List<SandboxMessage> messages(String practice, Optional<String> transfer, Optional<String> after, int limit);
}
