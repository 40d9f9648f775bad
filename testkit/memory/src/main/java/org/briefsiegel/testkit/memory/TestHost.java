package org.briefsiegel.testkit.memory;

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
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;

/**
 * What a service stands on, for its tests: stores and a vault, in memory unless a test brings others, a clock that stands, one practice, and plug-ins that
 * can be put in and taken out.
 */
public final class TestHost {

    /** The practice's id. */
    public static final String PRACTICE = "p-1";

    private final StandingClock clock;
    private final Stores stores;
    private final Vault vault;
    private final InstalledPlugins plugins = InstalledPlugins.none();
    private final Set<Use> suspended = EnumSet.noneOf(Use.class);
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private boolean sandbox;
    private Optional<Instant> suspendedAt = Optional.empty();

    /**
     * With the factors {@code birth-date} and {@code sms-code}, which are simpler than those of these names, and the channels
     * {@code mail}, which tries for a day, and {@code sms}, which tries for an hour.
     */
    public TestHost() {
        this(new StandingClock());
        plugins.factors().put("birth-date", new DateFactor());
        plugins.factors().put("sms-code", new CodeFactor());
        plugins.channels().put("mail", new PlainChannel(Duration.ofHours(24)));
        plugins.channels().put("sms", new PlainChannel(Duration.ofHours(1)));
    }

    private TestHost(StandingClock clock) {
        this(clock, new MemoryStores(clock), new MemoryVault(clock));
    }

    /** On other stores and another vault than those in memory, and without plug-ins. */
    public TestHost(StandingClock clock, Stores stores, Vault vault) {
        this.clock = clock;
        this.stores = stores;
        this.vault = vault;
    }

    public Stores stores() {
        return stores;
    }

    public Vault vault() {
        return vault;
    }

    /** How many contents lie in the vault. */
    public int contents() {
        return vault.blobsBefore(Instant.MAX).size();
    }

    public StandingClock clock() {
        return clock;
    }

    public InstalledPlugins plugins() {
        return plugins;
    }

    public Transfers transfers() {
        return transfers(stores.transactions());
    }

    /** Over transactions that may fail. */
    public Transfers transfers(Transactions transactions) {
        return new Transfers(transactions, stores.transfers(), clock);
    }

    /** The transfer as it is stored now. */
    public TransferRecord stored(TransferRecord transfer) {
        return stores.transfers().find(transfer.practice(), transfer.id()).orElseThrow();
    }

    /** Changes a transfer as a service does. */
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
        stores.transactions().within(() -> {
            TransferRecord now =
                    stores.transfers().lock(transfer.practice(), transfer.id()).orElseThrow();
            Progress progress = now.progress();
            stores.transfers().save(now.with(state == TransferState.LOCKED ? progress.locked() : progress.in(state)));
        });
    }

    /** Takes all messages of a channel that are due. */
    public List<Outbox.Item> claimed(String channel) {
        Outbox.Claim claim = new Outbox.Claim("test", clock.instant(), Duration.ofMinutes(1), clock.instant());
        return Stream.generate(() -> stores.outbox().claim(claim, new Outbox.Turn(channel, "", false)))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
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
}
