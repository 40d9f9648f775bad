package org.briefsiegel.itests.desks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.ledger.BillingTables;
import org.briefsiegel.billing.ledger.LedgerOf;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.memory.MemoryStores;
import org.briefsiegel.testkit.memory.MemoryVault;
import org.briefsiegel.testkit.memory.OnePractice;
import org.briefsiegel.testkit.memory.StandingClock;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.delivery.AlertsOf;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.store.TransferTables;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;
import org.briefsiegel.transfer.vault.TinkVault;
import org.briefsiegel.transfer.vaultapi.Vault;

/** What the services stand on: a real database and a real vault unless memory will do, a clock that stands, and one practice. */
public final class House implements AutoCloseable {

    /** The practice's id. */
    public static final String PRACTICE = "p-1";

    private static final int CONNECTIONS = 8;

    private final Path folder;
    private final PersistenceUnit unit;
    private final HouseStores stores;
    private final Vault vault;
    private final StandingClock clock;
    private final Installed plugins = Installed.all();
    private final Set<Use> suspended = EnumSet.noneOf(Use.class);
    private final HouseCurrency currency = CoreOf.currency(plugins);
    private boolean sandbox;
    private Optional<Instant> suspendedAt = Optional.empty();
    private final Map<Setting, String> settings = new EnumMap<>(Map.of(Setting.UNAUTHENTICATED_ATTACHMENTS, "true"));

    private House(Path folder, StandingClock clock, PersistenceUnit unit, HouseStores stores, Vault vault) {
        this.folder = folder;
        this.clock = clock;
        this.unit = unit;
        this.stores = stores;
        this.vault = vault;
    }

    /** A new house; its files are in the folder. */
    public static House in(Path folder) throws IOException, GeneralSecurityException {
        return in(folder, TestDatabase.H2);
    }

    /** The same on another database. */
    public static House in(Path folder, TestDatabase database) throws IOException, GeneralSecurityException {
        StandingClock clock = new StandingClock();
        PersistenceUnit unit = unit(database);
        Vault vault =
                new TinkVault(folder.resolve("vault"), Optional.empty(), folder.resolve("keys/master.key"), clock);
        return new House(folder, clock, unit, HouseStores.of(unit), vault);
    }

    /**
     * Transfers and their contents in memory, for what takes many of them; the ledger is real. What fails half-way isn't undone
     * in both.
     */
    public static House inMemory(Path folder) {
        StandingClock clock = new StandingClock();
        HouseStores stores = HouseStores.of(new MemoryStores(clock));
        return new House(folder, clock, unit(TestDatabase.H2), stores, new MemoryVault(clock));
    }

    private static PersistenceUnit unit(TestDatabase database) {
        return PersistenceUnit.open(database.empty(), CONNECTIONS, List.of(new TransferTables(), new BillingTables()));
    }

    public Transactions transactions() {
        return stores.transactions();
    }

    public TransferStore store() {
        return stores.transfers();
    }

    public Transfers transfers() {
        return transfers(transactions());
    }

    /** Over transactions that may fail. */
    public Transfers transfers(Transactions some) {
        return new Transfers(some, store(), clock);
    }

    /** Changes a transfer as the host does. */
    public void change(TransferRecord transfer, Consumer<TransferAggregate> work) {
        transfers()
                .change(transfer.practice(), transfer.id(), aggregate -> {
                    work.accept(aggregate);
                    return aggregate;
                })
                .orElseThrow();
    }

    /** Has a transfer stand anywhere, whatever leads there. */
    public void move(TransferRecord transfer, TransferState state) {
        transactions().within(() -> {
            TransferRecord now =
                    store().lock(transfer.practice(), transfer.id()).orElseThrow();
            Progress progress = now.progress();
            store().save(now.with(state == TransferState.LOCKED ? progress.locked() : progress.in(state)));
        });
    }

    public Outbox outbox() {
        return stores.outbox();
    }

    /** Takes all messages of a channel that are due. */
    public List<Outbox.Item> claimed(String channel) {
        Outbox.Claim claim = new Outbox.Claim("test", clock.instant(), Duration.ofMinutes(1), clock.instant());
        return Stream.generate(() -> outbox().claim(claim, new Outbox.Turn(channel, "", false)))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    public Sessions sessions() {
        return stores.sessions();
    }

    public RecipientTries recipientTries() {
        return stores.recipientTries();
    }

    public Windows windows() {
        return stores.windows();
    }

    public SandboxMessages sandboxMessages() {
        return stores.sandboxMessages();
    }

    public IdempotencyKeys keys() {
        return stores.keys();
    }

    public Ledger ledger() {
        return LedgerOf.ledger(unit.entities(), clock);
    }

    public Books books() {
        return LedgerOf.books(unit.entities(), currency, clock);
    }

    public HouseCurrency currency() {
        return currency;
    }

    public Vault vault() {
        return vault;
    }

    public StandingClock clock() {
        return clock;
    }

    public Installed plugins() {
        return plugins;
    }

    public Practices practices() {
        return new OnePractice(sandbox, suspendedAt, settings);
    }

    /** From now on the practice is one that only tries things out. */
    public void becomeSandbox() {
        sandbox = true;
    }

    /** From now on the practice is suspended. */
    public void suspend() {
        suspendedAt = Optional.of(clock.instant());
    }

    public void resume() {
        suspendedAt = Optional.empty();
    }

    /** From now on the practice has it so. */
    public void set(Setting setting, String value) {
        settings.put(setting, value);
    }

    public Alerts alerts() {
        return AlertsOf.house(this);
    }

    /** As the operator's {@code route:suspend} of a use. */
    public void suspend(Use use) {
        suspended.add(use);
    }

    /** Works without routes. */
    public Spine spine() {
        return new Spine() {
            @Override
            public <T> T travel(Use use, Supplier<T> work) {
                if (suspended.contains(use)) {
                    throw new ClosedException(use.route());
                }
                return work.get();
            }

            @Override
            public void wake() {
                // tests ask for what is due
            }
        };
    }

    /** How many encrypted contents lie in the vault. */
    public long contents() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("vault/blobs"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Override
    public void close() {
        unit.close();
    }
}
