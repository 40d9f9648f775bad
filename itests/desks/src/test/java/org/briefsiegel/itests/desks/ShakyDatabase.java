package org.briefsiegel.itests.desks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.spi.Outbox;

/** The database of a house, which can be away. */
public final class ShakyDatabase {

    private final House house;
    private boolean away;

    public ShakyDatabase(House house) {
        this.house = house;
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public Transactions transactions() {
        return shaky(Transactions.class, house.transactions());
    }

    public Outbox outbox() {
        return shaky(Outbox.class, house.outbox());
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
