package org.briefsiegel.platform.httpfilter;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Objects of large interfaces, of which a test needs little. */
final class Fakes {

    private Fakes() {}

    static <T> T of(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
