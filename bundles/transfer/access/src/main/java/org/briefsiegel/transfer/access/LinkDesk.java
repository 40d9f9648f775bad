package org.briefsiegel.transfer.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Logo;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientDesk;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.spi.Alerts;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.RecipientRequests;
import org.briefsiegel.transfer.spi.RecipientTries;
import org.briefsiegel.transfer.spi.RecipientTries.Budget;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.TryLimit;
import org.briefsiegel.transfer.spi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

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
    private final Previews previews;
    private final FormTokens formTokens;
    private final Misdelivery misdelivery;
    private final Renewals renewals;
    private final Practices practices;
    private final Duration sessionIdle;
    private final Clock clock;

    /** At most one in practice; the pages are there without, and what needs it says that it can't be had. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<RecipientRequests> requests = List.of();

    @Activate
    public LinkDesk(
            Config config,
            @Reference Clock clock,
            @Reference Practices practices,
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Vault vault,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Sessions sessions,
            @Reference Outbox outbox,
            @Reference Alerts alerts,
            @Reference RecipientTries recipientTries) {
        this(
                new TryLimit(config.pauseAfterTries(), Duration.ofMinutes(config.pauseMinutes()), config.maxTries()),
                new Budget(
                        new TryLimit(
                                config.recipientPauseAfterTries(),
                                Duration.ofMinutes(config.pauseMinutes()),
                                config.recipientMaxTries()),
                        Duration.ofHours(config.recipientMemoryHours())),
                new SessionTimes(
                        Duration.ofMinutes(config.sessionIdleMinutes()), Duration.ofMinutes(config.sessionMinutes())),
                clock,
                practices,
                plugins,
                spine,
                vault,
                transfers,
                store,
                sessions,
                outbox,
                alerts,
                recipientTries,
                List.of());
    }

    LinkDesk(
            TryLimit limit,
            Budget budget,
            SessionTimes times,
            Clock clock,
            Practices practices,
            Plugins plugins,
            Spine spine,
            Vault vault,
            Transfers transfers,
            TransferStore store,
            Sessions sessions,
            Outbox outbox,
            Alerts alerts,
            RecipientTries recipientTries,
            List<RecipientRequests> requests) {
        this.store = store;
        this.sessions = sessions;
        this.plugins = plugins;
        this.sessionIdle = times.idle();
        this.clock = clock;
        this.practices = practices;
        this.requests = requests;
        this.previews = new Previews(practices);
        this.formTokens = new FormTokens(vault, clock);
        this.misdelivery = new Misdelivery(transfers, store, sessions, outbox, alerts);
        this.renewals = new Renewals(practices, transfers, store, alerts, clock);
        TryCount tries = new TryCount(transfers, recipientTries, vault, limit, budget, clock);
        this.gate = new Gate(practices, plugins, spine, tries, clock);
        this.entrance =
                new Entrance(transfers, sessions, alerts, vault, plugins, spine, gate, tries, times.inAll(), clock);
        this.downloads = new Downloads(transfers, store, sessions, vault, gate::holds);
    }

    /** How long a session lasts: without use, and at the most. */
    record SessionTimes(Duration idle, Duration inAll) {}

    @Override
    public Optional<Letter> letter(String link, Locale locale) {
        return known(link)
                .map(found -> found.retired()
                        ? gate.retiredLetter(found.transfer(), found.endedAt().orElseThrow(), token(found))
                        : gate.letter(found.transfer(), locale, token(found)));
    }

    @Override
    public Optional<Opening> answer(String link, Map<String, String> fields, Locale locale) {
        return known(link)
                .map(found ->
                        found.retired() ? new Opening.Closed() : entrance.answer(found.transfer(), fields, locale));
    }

    @Override
    public Optional<OpenLetter> open(String link, String session, Locale locale) {
        return admit(link, session)
                .map(found -> new OpenLetter(
                        gate.letter(found.transfer(), locale, token(found)),
                        found.transfer().message(),
                        enclosures(found.transfer(), locale)));
    }

    private List<OpenLetter.Enclosure> enclosures(TransferRecord transfer, Locale locale) {
        Predicate<TransferRecord.Document> previewable = previews.of(transfer);
        return transfer.documents().stream()
                .map(document -> enclosure(document, locale, previewable.test(document)))
                .toList();
    }

    @Override
    public Optional<Download> download(String link, String session, int number) {
        return admit(link, session)
                .map(Found::transfer)
                .flatMap(transfer -> transfer.documents().stream()
                        .filter(document -> document.number() == number)
                        .findFirst()
                        .map(document -> downloads.of(
                                transfer,
                                document,
                                new Secret(session).hash(),
                                previews.of(transfer).test(document))));
    }

    @Override
    public void close(String session) {
        if (Secret.isWellFormed(session)) {
            sessions.close(new Secret(session).hash());
        }
    }

    /** What a link leads to, or once led to, and when that ended; the hash is the link's. */
    private record Found(TransferRecord transfer, String hash, Optional<Instant> endedAt) {
        boolean retired() {
            return endedAt.isPresent();
        }
    }

    private Optional<Found> known(String link) {
        if (!Secret.isWellFormed(link)) {
            return Optional.empty();
        }
        String hash = new Secret(link).hash();
        return store.findByLink(hash)
                .map(transfer -> new Found(transfer, hash, Optional.empty()))
                .or(() -> store.findByRetiredLink(hash)
                        .map(old -> new Found(old.transfer(), hash, Optional.of(old.endedAt()))));
    }

    private String token(Found found) {
        return formTokens.of(found.transfer(), found.hash());
    }

    private boolean isOurs(Found found, String formToken) {
        return formTokens.accept(found.transfer(), found.hash(), formToken);
    }

    private Letter.Status status(Found found) {
        return found.retired() ? gate.retiredStatus(found.transfer()) : gate.status(found.transfer());
    }

    /** The link's transfer, if the session was opened for it, is in force, and the transfer still holds its content. */
    private Optional<Found> admit(String link, String session) {
        if (!Secret.isWellFormed(session)) {
            return Optional.empty();
        }
        Instant now = Instant.now(clock);
        return known(link)
                .filter(found -> !found.retired() && gate.holds(found.transfer()))
                .filter(letter -> sessions.find(new Secret(session).hash())
                        .filter(found ->
                                found.transfer().equals(letter.transfer().id()))
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

    private OpenLetter.Enclosure enclosure(TransferRecord.Document document, Locale locale, boolean previewable) {
        return new OpenLetter.Enclosure(
                document.number(),
                plugins.documentName(document.type(), locale).orElse(""),
                document.title(),
                document.fileName(),
                document.mediaType(),
                document.sealed().size(),
                previewable);
    }

    @Override
    public Optional<CodeOffer> codeOffer(String link) {
        return sending(link).map(found -> code(found, RecipientRequests::codeOffer));
    }

    @Override
    public Optional<CodeOffer> sendCode(String link, String formToken) {
        return sending(link)
                .map(found -> isOurs(found, formToken)
                        ? code(found, RecipientRequests::sendCode)
                        : offer(Standing.STALE_FORM));
    }

    /** Whether a factor sends can't be told any more once the content is destroyed: then no code can be had, and why is shown. */
    private Optional<Found> sending(String link) {
        return known(link)
                .filter(found -> !found.transfer().dispatchFacts().isEmpty()
                        || found.transfer().contentDestroyedAt().isPresent());
    }

    private CodeOffer code(Found found, BiFunction<RecipientRequests, TransferRecord, CodeOffer> asked) {
        return switch (status(found)) {
            case READY, PAUSED ->
                requests.stream()
                        .findFirst()
                        .map(it -> asked.apply(it, found.transfer()))
                        .orElseGet(() -> offer(Standing.UNAVAILABLE));
            case UNAVAILABLE -> offer(Standing.UNAVAILABLE);
            case LOCKED, EXPIRED, REVOKED, WRONG_RECIPIENT -> offer(Standing.CLOSED);
        };
    }

    private static CodeOffer offer(Standing standing) {
        return new CodeOffer(standing, "", Optional.empty());
    }

    @Override
    public Optional<Boolean> reportWrongRecipient(String link, String formToken) {
        return known(link).map(found -> {
            boolean ours = isOurs(found, formToken);
            if (ours) {
                misdelivery.report(found.transfer());
            }
            return ours;
        });
    }

    @Override
    public Optional<Boolean> requestRenewal(String link, String formToken) {
        return known(link).map(found -> {
            boolean ours = isOurs(found, formToken);
            if (ours && status(found) == Letter.Status.EXPIRED) {
                renewals.ask(
                        found.transfer(),
                        found.retired(),
                        transfer -> requests.stream()
                                .findFirst()
                                .filter(it -> it.renew(transfer))
                                .isPresent());
            }
            return ours;
        });
    }

    @Override
    public Optional<Logo> logo(String hash) {
        return practices.logo(hash).map(logo -> new Logo(logo.mediaType(), logo.content()));
    }
}
