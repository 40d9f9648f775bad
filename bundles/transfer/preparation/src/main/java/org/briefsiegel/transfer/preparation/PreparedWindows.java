package org.briefsiegel.transfer.preparation;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;
import org.briefsiegel.transfer.settings.TransferSettings;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.Windows;
import org.briefsiegel.transfer.storeapi.Windows.Prepared;
import org.briefsiegel.transfer.submission.RunningRequests;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what practice systems prepare until a person sends it; the sending itself is the transfer service's. */
@Component(configurationPid = "org.briefsiegel.transfer.core")
public final class PreparedWindows implements WindowService {

    private final Practices practices;
    private final TransferService service;
    private final Preparation preparation;
    private final DryRun dryRun;
    private final Vault vault;
    private final Windows windows;
    private final IdempotencyKeys keys;
    private final Lifetime lifetime;
    private final Clock clock;
    private final RunningRequests running = new RunningRequests();

    /** For how long a window waits, for a person to open it and for that person's next step, and how long it lasts at most. */
    public record Lifetime(Duration idle, Duration whole) {}

    @Activate
    public PreparedWindows(
            TransferSettings config,
            @Reference Clock clock,
            @Reference Practices practices,
            @Reference TransferService service,
            @Reference Preparation preparation,
            @Reference DryRun dryRun,
            @Reference Vault vault,
            @Reference Windows windows,
            @Reference IdempotencyKeys keys) {
        this(
                new Lifetime(Duration.ofMinutes(config.windowMinutes()), Duration.ofHours(config.windowHours())),
                clock,
                practices,
                service,
                preparation,
                dryRun,
                vault,
                windows,
                keys);
    }

    public PreparedWindows(
            Lifetime lifetime,
            Clock clock,
            Practices practices,
            TransferService service,
            Preparation preparation,
            DryRun dryRun,
            Vault vault,
            Windows windows,
            IdempotencyKeys keys) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.practices = practices;
        this.service = service;
        this.preparation = preparation;
        this.dryRun = dryRun;
        this.vault = vault;
        this.windows = windows;
        this.keys = keys;
    }

    @Override
    public Reply<Window.Ticket> prepare(Draft draft, Files files) throws IOException {
        Practice practice = practice(draft);
        Secret ticket = Secret.random();
        String id = "w-" + UUID.randomUUID();
        Instant now = now();
        Optional<Refusal> refusal = preparation.receive(practice, draft, id, files, (contents, names) -> {
            String text = vault.sealText(context(draft.practice(), id), DraftText.of(draft, names));
            windows.insert(prepared(id, draft.practice(), ticket, draft.locale(), text, contents, now));
        });
        return refusal.map(Reply::<Window.Ticket>refused)
                .orElseGet(() -> Reply.done(new Window.Ticket(ticket.value(), now.plus(lifetime.idle()))));
    }

    private Practice practice(Draft draft) {
        return practices
                .find(draft.practice())
                .orElseThrow(() -> new IllegalArgumentException("there is no practice " + draft.practice()));
    }

    @Override
    public Window.Ticket prepareOverview(String practice, Locale locale) {
        Secret ticket = Secret.random();
        Instant now = now();
        windows.insert(prepared("w-" + UUID.randomUUID(), practice, ticket, locale, "", List.of(), now));
        return new Window.Ticket(ticket.value(), now.plus(lifetime.idle()));
    }

    private Prepared prepared(
            String id,
            String practice,
            Secret ticket,
            Locale locale,
            String draft,
            List<SealedDocument> documents,
            Instant now) {
        return new Prepared(
                id,
                practice,
                ticket.hash(),
                Optional.empty(),
                locale,
                draft,
                "",
                documents,
                now,
                now.plus(lifetime.idle()),
                Optional.empty());
    }

    @Override
    public Optional<Window.Door> door(String ticket) {
        return find(ticket)
                .map(window -> new Window.Door(
                        window.practice(), window.locale(), window.keyHash().isPresent()));
    }

    @Override
    public String newKey() {
        return Secret.random().value();
    }

    @Override
    public Optional<Window> enter(String ticket, String key) {
        return unlocked(ticket, key).flatMap(before -> find(ticket)).map(this::open);
    }

    @Override
    public Optional<Window> look(String ticket, String key) {
        return opened(ticket, key).map(this::open);
    }

    /** The window, if this key has opened it. */
    private Optional<Prepared> opened(String ticket, String key) {
        return Secret.isWellFormed(key)
                ? find(ticket)
                        .filter(window -> window.keyHash()
                                .filter(new Secret(key).hash()::equals)
                                .isPresent())
                : Optional.empty();
    }

    @Override
    public void keep(String ticket, String key, UnaryOperator<Map<String, String>> typed) {
        opened(ticket, key).filter(PreparedWindows::isForSending).ifPresent(window -> {
            String context = typedContext(window.practice(), window.id());
            windows.keep(
                    window.practice(),
                    window.id(),
                    kept -> vault.sealText(context, FieldsText.write(typed.apply(typed(context, kept)))));
        });
    }

    @Override
    public Optional<InputStream> document(String ticket, String key, int number) throws IOException {
        Optional<Prepared> window = opened(ticket, key)
                .filter(it -> 1 <= number && number <= it.documents().size());
        return window.isPresent() ? Optional.of(PreparedFiles.open(vault, window.get(), number)) : Optional.empty();
    }

    @Override
    public List<Refusal> check(Draft draft, Draft.Choice choice) {
        return dryRun.refusals(practice(draft), draft.chosen(choice, ""));
    }

    @Override
    public Reply<Transfer> send(String ticket, String key, Draft.Choice choice) throws IOException {
        Optional<Prepared> window = unlocked(ticket, key).filter(it -> isForSending(it));
        if (window.isEmpty()) {
            return Reply.refused(Refusal.of(Problem.NOT_FOUND, ""));
        }
        return running.afterwards(window.get().practice(), window.get().id(), () -> sendOnce(window.get(), choice));
    }

    /** A second click has waited for the first, and shows what that has sent. */
    private Reply<Transfer> sendOnce(Prepared window, Draft.Choice choice) throws IOException {
        Optional<Transfer> before = sent(window);
        return before.isPresent() ? Reply.done(before.get()) : send(window, choice);
    }

    private Reply<Transfer> send(Prepared window, Draft.Choice choice) throws IOException {
        Draft draft = sending(window).draft();
        Submission submission = draft.chosen(choice, requestKey(window));
        try {
            Reply<Transfer> reply = service.accept(submission, new PreparedFiles(vault, window, draft.numbers(choice)))
                    .map(accepted -> {
                        conclude(window, accepted.transfer().id(), accepted.handover());
                        return accepted.transfer();
                    });
            return isMismatch(reply) ? sent(window).map(Reply::done).orElse(reply) : reply;
        } catch (IOException | RuntimeException goneMeanwhile) {
            // another click may have sent it, and destroyed the documents under our hands
            Optional<Transfer> sent = find(window.ticketHash(), now()).flatMap(this::sent);
            if (sent.isEmpty()) {
                throw goneMeanwhile;
            }
            return Reply.done(sent.get());
        }
    }

    /** What was sent from this window, also where a crash has kept that from being noted here. */
    private Optional<Transfer> sent(Prepared window) {
        Optional<String> transfer = window.transfer()
                .or(() -> keys.find(window.practice(), requestKey(window))
                        .map(IdempotencyKeys.Noted::transfer)
                        .map(id -> conclude(window, id, Optional.empty())));
        return transfer.flatMap(id -> service.find(window.practice(), id));
    }

    private String conclude(Prepared window, String transfer, Optional<String> handover) {
        String sealed = handover.map(it -> vault.sealText(typedContext(window.practice(), window.id()), it))
                .orElse("");
        windows.sent(window.practice(), window.id(), transfer, sealed);
        window.documents().forEach(document -> vault.destroy(document.blob()));
        return transfer;
    }

    private static boolean isMismatch(Reply<Transfer> reply) {
        return reply.fold(done -> false, refusal -> refusal.problem() == Problem.IDEMPOTENCY_MISMATCH);
    }

    /** The window, if this key opens it or has opened it. */
    private Optional<Prepared> unlocked(String ticket, String key) {
        if (!Secret.isWellFormed(key)) {
            return Optional.empty();
        }
        String keyHash = new Secret(key).hash();
        Instant now = now();
        Optional<Prepared> window = find(ticket)
                .filter(it ->
                        it.keyHash().map(keyHash::equals).orElseGet(() -> windows.bind(it.ticketHash(), keyHash, now)));
        window.ifPresent(it -> windows.extend(it.practice(), it.id(), end(it, now)));
        return window;
    }

    private Instant end(Prepared window, Instant now) {
        Instant idle = now.plus(lifetime.idle());
        Instant last = last(window);
        return idle.isBefore(last) ? idle : last;
    }

    private Instant last(Prepared window) {
        return window.createdAt().plus(lifetime.whole());
    }

    private Optional<Prepared> find(String ticket) {
        return Secret.isWellFormed(ticket) ? find(new Secret(ticket).hash(), now()) : Optional.empty();
    }

    private Optional<Prepared> find(String ticketHash, Instant now) {
        return windows.find(ticketHash).filter(window -> window.endsAt().isAfter(now));
    }

    private Window open(Prepared window) {
        if (!isForSending(window)) {
            return new Window.Overview(window.practice(), window.locale());
        }
        return sent(window)
                .<Window>map(transfer ->
                        new Window.Sent(window.practice(), window.locale(), transfer.id(), handover(window)))
                .orElseGet(() -> sending(window));
    }

    /** Where a crash has kept it from being noted here, there is none any more. */
    private Optional<String> handover(Prepared window) {
        return window.transfer()
                .filter(sent -> !window.typed().isEmpty())
                .map(sent -> vault.openText(typedContext(window.practice(), window.id()), window.typed()));
    }

    private static boolean isForSending(Prepared window) {
        return !window.draft().isEmpty() || window.transfer().isPresent();
    }

    private Window.Sending sending(Prepared window) {
        String text = vault.openText(context(window.practice(), window.id()), window.draft());
        DraftText.Content content = DraftText.read(text, window.practice(), window.locale(), window.documents());
        return new Window.Sending(
                content.draft(),
                content.documents(),
                typed(typedContext(window.practice(), window.id()), window.typed()),
                window.endsAt(),
                last(window));
    }

    private Map<String, String> typed(String context, String sealed) {
        return sealed.isEmpty() ? Map.of() : FieldsText.read(vault.openText(context, sealed));
    }

    private static String context(String practice, String window) {
        return String.join("/", "window", practice, window);
    }

    private static String typedContext(String practice, String window) {
        return String.join("/", "window-typed", practice, window);
    }

    private static String requestKey(Prepared window) {
        return "window/" + window.id();
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }
}
