package org.briefsiegel.transfer.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.link.AccessStatus;
import org.briefsiegel.transfer.link.Links;
import org.briefsiegel.transfer.link.Links.Linked;
import org.briefsiegel.transfer.settings.AccessRules;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets in who has answered: with a session that was opened for the very link, and is in force. */
@Component(service = Admission.class)
public final class Admission {

    /** How exactly a session's last use is known: spares a write for each request. */
    private static final Duration TOUCH_INTERVAL = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Links links;
    private final AccessStatus accessStatus;
    private final Sessions sessions;
    private final Duration idle;
    private final Clock clock;

    @Activate
    public Admission(
            @Reference Transactions transactions,
            @Reference Links links,
            @Reference AccessStatus accessStatus,
            @Reference Sessions sessions,
            @Reference AccessRules rules,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.links = links;
        this.accessStatus = accessStatus;
        this.sessions = sessions;
        this.idle = rules.idle();
        this.clock = clock;
    }

    /** The link's transfer, if the session opens it and it still holds its content. */
    public Optional<Linked> admit(String link, String session) {
        if (!Secret.isWellFormed(session)) {
            return Optional.empty();
        }
        return transactions.within(() -> admitted(link, session));
    }

    private Optional<Linked> admitted(String link, String session) {
        Instant now = Instant.now(clock);
        return links.find(link)
                .filter(linked -> !linked.retired() && accessStatus.holds(linked.transfer()))
                .filter(linked -> sessions.find(new Secret(session).hash())
                        .filter(found ->
                                found.transfer().equals(linked.transfer().id()))
                        .filter(found -> found.endsAt().isAfter(now))
                        .filter(found -> found.usedAt().plus(idle).isAfter(now))
                        .map(found -> touch(found, now))
                        .isPresent());
    }

    private Sessions.Session touch(Sessions.Session session, Instant now) {
        if (session.usedAt().plus(TOUCH_INTERVAL).isBefore(now)) {
            sessions.touch(session.hash(), now);
        }
        return session;
    }

    public void close(String session) {
        if (Secret.isWellFormed(session)) {
            sessions.close(new Secret(session).hash());
        }
    }
}
