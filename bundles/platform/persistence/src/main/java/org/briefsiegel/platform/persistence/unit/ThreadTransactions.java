package org.briefsiegel.platform.persistence.unit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.persistence.Transactions;

/** Ties a transaction and its entity manager to the thread that began it. */
final class ThreadTransactions implements Transactions, Entities {

    private final EntityManagerFactory factory;
    private final TransactionLimit limit;
    private final ThreadLocal<EntityManager> running = new ThreadLocal<>();

    ThreadTransactions(EntityManagerFactory factory, TransactionLimit limit) {
        this.factory = factory;
        this.limit = limit;
    }

    @Override
    public <T> T within(Supplier<T> work) {
        EntityManager current = running.get();
        return current == null ? begin(entities -> work.get()) : join(current, entities -> part(entities, work));
    }

    /** Before each query EclipseLink compares all that is managed: the more parts there were, the longer. */
    private static <T> T part(EntityManager entities, Supplier<T> work) {
        T result = work.get();
        entities.flush();
        entities.clear();
        return result;
    }

    @Override
    public <T> T use(Function<EntityManager, T> work) {
        EntityManager current = running.get();
        return current == null ? begin(work) : join(current, work);
    }

    private <T> T begin(Function<EntityManager, T> work) {
        limit.enter();
        try (EntityManager entities = factory.createEntityManager()) {
            running.set(entities);
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            T result = attempt(transaction, entities, work);
            transaction.commit();
            return result;
        } catch (RuntimeException e) {
            RuntimeException fault = DatabaseFault.withoutValues(e);
            throw Outage.isOne(e) ? new Unavailable(TransactionLimit.AWAY, fault) : fault;
        } finally {
            running.remove();
            limit.leave();
        }
    }

    private static <T> T attempt(
            EntityTransaction transaction, EntityManager entities, Function<EntityManager, T> work) {
        try {
            return work.apply(entities);
        } catch (RuntimeException | Error e) {
            rollBack(transaction, e);
            throw e;
        }
    }

    private static void rollBack(EntityTransaction transaction, Throwable cause) {
        try {
            transaction.rollback();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static <T> T join(EntityManager current, Function<EntityManager, T> work) {
        try {
            return work.apply(current);
        } catch (RuntimeException | Error e) {
            current.getTransaction().setRollbackOnly();
            throw e;
        }
    }
}
