package org.briefsiegel.transfer.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Logo;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientDesk;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.Spine;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.TransferStore.TryLimit;
import org.briefsiegel.transfer.spi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk where recipients fetch: finds what a link and a session lead to. */
@Component(configurationPid = "org.briefsiegel.transfer.access")
public final class LinkDesk implements RecipientDesk {

    /** How exactly a session's last use is known: spares a write for each request. */
    private static final Duration TOUCH_INTERVAL = Duration.ofSeconds(30);

    private final TransferStore store;
    private final Sessions sessions;
    private final Plugins plugins;
    private final Gate gate;
    private final Entrance entrance;
    private final Downloads downloads;
    private final Duration sessionIdle;
    private final Clock clock;

    @Activate
    public LinkDesk(
            Config config,
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Vault vault,
            @Reference Transactions transactions,
            @Reference TransferStore store,
            @Reference Sessions sessions) {
        this(
                new TryLimit(config.pauseAfterTries(), Duration.ofMinutes(config.pauseMinutes()), config.maxTries()),
                new SessionTimes(
                        Duration.ofMinutes(config.sessionIdleMinutes()), Duration.ofMinutes(config.sessionMinutes())),
                Clock.systemUTC(),
                practices,
                plugins,
                spine,
                vault,
                transactions,
                store,
                sessions);
    }

    LinkDesk(
            TryLimit limit,
            SessionTimes times,
            Clock clock,
            Practices practices,
            Plugins plugins,
            Spine spine,
            Vault vault,
            Transactions transactions,
            TransferStore store,
            Sessions sessions) {
        this.store = store;
        this.sessions = sessions;
        this.plugins = plugins;
        this.sessionIdle = times.idle();
        this.clock = clock;
        this.gate = new Gate(practices, plugins, spine, limit.max(), clock);
        this.entrance =
                new Entrance(transactions, store, sessions, vault, plugins, spine, gate, limit, times.inAll(), clock);
        this.downloads = new Downloads(transactions, store, sessions, vault, gate::holds, clock);
    }

    /** How long a session lasts: without use, and at the most. */
    record SessionTimes(Duration idle, Duration inAll) {}

    @Override
    public Optional<Letter> letter(String link, Locale locale) {
        return find(link)
                .map(transfer -> gate.letter(transfer, locale))
                .or(() -> findRetired(link).map(transfer -> gate.expiredLetter(transfer)));
    }

    @Override
    public Optional<Opening> answer(String link, Map<String, String> fields, Locale locale) {
        return find(link)
                .map(transfer -> entrance.answer(transfer, fields, locale))
                .or(() -> findRetired(link).map(transfer -> new Opening.Closed()));
    }

    @Override
    public Optional<OpenLetter> open(String link, String session, Locale locale) {
        return admit(link, session)
                .map(transfer -> new OpenLetter(
                        gate.letter(transfer, locale),
                        transfer.message(),
                        transfer.documents().stream()
                                .map(document -> enclosure(document, locale))
                                .toList()));
    }

    @Override
    public Optional<Download> download(String link, String session, int number) {
        return admit(link, session)
                .flatMap(transfer -> transfer.documents().stream()
                        .filter(document -> document.number() == number)
                        .findFirst()
                        .map(document -> downloads.of(transfer, document, new Secret(session).hash())));
    }

    @Override
    public void close(String session) {
        if (Secret.isWellFormed(session)) {
            sessions.close(new Secret(session).hash());
        }
    }

    private Optional<TransferRecord> find(String link) {
        return Secret.isWellFormed(link) ? store.findByLink(new Secret(link).hash()) : Optional.empty();
    }

    private Optional<TransferRecord> findRetired(String link) {
        return Secret.isWellFormed(link) ? store.findByRetiredLink(new Secret(link).hash()) : Optional.empty();
    }

    /** The link's transfer, if the session was opened for it, is in force, and the transfer still holds its content. */
    private Optional<TransferRecord> admit(String link, String session) {
        if (!Secret.isWellFormed(session)) {
            return Optional.empty();
        }
        Instant now = Instant.now(clock);
        return find(link)
                .filter(gate::holds)
                .filter(transfer -> sessions.find(new Secret(session).hash())
                        .filter(found -> found.transfer().equals(transfer.id()))
                        .filter(found -> found.endsAt().isAfter(now))
                        .filter(found -> found.usedAt().plus(sessionIdle).isAfter(now))
                        .map(found -> touch(found, now))
                        .isPresent());
    }

    private Sessions.Session touch(Sessions.Session session, Instant now) {
        if (session.usedAt().plus(TOUCH_INTERVAL).isBefore(now)) {
            sessions.touch(session.hash(), now);
        }
        return session;
    }

    private OpenLetter.Enclosure enclosure(TransferRecord.Document document, Locale locale) {
        return new OpenLetter.Enclosure(
                document.number(),
                plugins.document(document.type()).map(type -> type.name(locale)).orElse(""),
                document.title(),
                document.fileName(),
                document.mediaType(),
                document.sealed().size(),
                false);
    }

    @Override
    public Optional<CodeOffer> codeOffer(String link) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CodeOffer> sendCode(String link, String formToken) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Boolean> reportWrongRecipient(String link, String formToken) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Boolean> requestRenewal(String link, String formToken) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Logo> logo(String hash) {
        throw new UnsupportedOperationException();
    }
}
