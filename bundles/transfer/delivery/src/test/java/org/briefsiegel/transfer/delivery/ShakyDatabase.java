package org.briefsiegel.transfer.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.outboxapi.Outbox;

/** The database of a host, which can be away. */
final class ShakyDatabase {

    private final TestHost host;
    private boolean away;

    ShakyDatabase(TestHost host) {
        this.host = host;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    Transactions transactions() {
        return shaky(Transactions.class, host.stores().transactions());
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
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
