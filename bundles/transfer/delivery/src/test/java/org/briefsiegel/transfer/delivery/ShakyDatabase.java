package org.briefsiegel.transfer.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;

/** The database of a host, which can be away. */
final class ShakyDatabase {

    private final TestHost host;
    private boolean away;
    private String broken = "";
    private int begun;

    ShakyDatabase(TestHost host) {
        this.host = host;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
        broken = "";
    }

    /** Whatever is said of the messages of this transfer. */
    void failsFor(String transfer) {
        broken = transfer;
    }

    /** How many transactions were begun, those within another left out. */
    int begun() {
        return begun;
    }

    Transactions transactions() {
        return shaky(Transactions.class, new Counted(host.stores().transactions()));
    }

    private final class Counted implements Transactions {

        private final Transactions real;
        private int depth;

        Counted(Transactions real) {
            this.real = real;
        }

        @Override
        public <T> T within(Supplier<T> work) {
            if (depth++ == 0) {
                begun++;
            }
            try {
                return real.within(work);
            } finally {
                depth--;
            }
        }
    }

    Outbox outbox() {
        return shaky(Outbox.class, host.stores().outbox());
    }

    private <T> T shaky(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (away) {
                        throw new IllegalStateException("the database is away");
                    }
                    if (Stream.of(arguments == null ? new Object[0] : arguments)
                            .anyMatch(it ->
                                    it instanceof Item item && item.transfer().equals(broken))) {
                        throw new IllegalStateException("the row of " + broken + " is broken");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
