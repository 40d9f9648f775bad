package org.briefsiegel.transfer.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.TransferAction;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where transfers are changed, one command after the other. Usable from any thread; blocks on the database. */
@Component(service = Transfers.class)
public final class Transfers {

    private final Transactions transactions;
    private final TransferStore store;
    private final Clock clock;
    private final ThreadLocal<Boolean> changing = ThreadLocal.withInitial(() -> false);

    @Activate
    public Transfers(@Reference Transactions transactions, @Reference TransferStore store, @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Changes a transfer in one transaction, the thread's or one of its own, and keeps everybody else from changing it until that
     * ends. Taken before any other row of the transfer is changed, so that two who change it never wait for each other. Within
     * the work no other transfer is changed, and its new state is only in the aggregate.
     *
     * @return what the work says; empty where there is no such transfer
     */
    public <T> Optional<T> change(String practice, String id, Function<TransferAggregate, T> work) {
        if (changing.get()) {
            throw new IllegalStateException("transfer " + id + " is changed within the change of one");
        }
        changing.set(true);
        try {
            return transactions.within(() -> store.lock(practice, id).map(stored -> change(stored, work)));
        } finally {
            changing.remove();
        }
    }

    private <T> T change(TransferRecord stored, Function<TransferAggregate, T> work) {
        String practice = stored.practice();
        String id = stored.id();
        TransferAggregate aggregate = new TransferAggregate(
                stored, now(), event -> store.addEvent(practice, id, event), () -> store.hasLink(practice, id));
        T result = work.apply(aggregate);
        if (!aggregate.record().equals(stored)) {
            store.save(aggregate.record());
        }
        return result;
    }

    /** What is worth offering to the practice as it stands. */
    public Set<TransferAction> offers(TransferRecord transfer) {
        return new PossibleActions(this, transfer).all();
    }

    /** Why a command wouldn't be carried out on a transfer as it stands; empty where it would, or has been before. */
    public Optional<Obstacle> obstacle(TransferRecord transfer, Command command) {
        return ask(transfer, command, now()) instanceof Transition.Refused refused
                ? Optional.of(refused.obstacle())
                : Optional.empty();
    }

    /** As precise as every database keeps it. */
    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }

    static Transition ask(TransferRecord transfer, Command command, Instant now) {
        return Conditions.obstacle(transfer, command, now)
                .<Transition>map(Transition.Refused::new)
                .orElseGet(() -> Transitions.of(transfer.state(), command));
    }
}
