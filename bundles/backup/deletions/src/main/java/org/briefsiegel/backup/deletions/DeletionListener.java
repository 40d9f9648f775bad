package org.briefsiegel.backup.deletions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.events.EventListener;
import org.briefsiegel.transfer.events.MissesNone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Notes what was destroyed, a moment after its commit. An event leaves the feed only once it is noted, so that neither a crash nor
 * a full disk loses one; after a crash it may be noted twice.
 */
@Component(configurationPid = "org.briefsiegel.backup", configurationPolicy = ConfigurationPolicy.REQUIRE)
@MissesNone
public final class DeletionListener implements EventListener {

    private final DeletionLog log;

    @Activate
    public DeletionListener(Config config) {
        this(new DeletionLog(Path.of(Objects.requireNonNull(
                config.deletionLog(), "org.briefsiegel.backup: deletionLog has no good value"))));
    }

    DeletionListener(DeletionLog log) {
        this.log = log;
    }

    @Override
    public void happened(EventFeed.Entry entry) {
        Kind kind = entry.event().kind();
        if (kind == Kind.REVOKED || kind == Kind.CONTENT_DESTROYED) {
            note(new Deletion(entry.event().time(), kind == Kind.REVOKED, entry.practice(), entry.transfer()));
        }
    }

    private void note(Deletion deletion) {
        try {
            log.add(List.of(deletion));
        } catch (IOException e) {
            throw new UncheckedIOException("a deletion can't be noted", e);
        }
    }
}
