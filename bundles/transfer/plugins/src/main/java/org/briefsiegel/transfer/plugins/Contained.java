package org.briefsiegel.transfer.plugins;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** A plug-in as the host uses it: every call goes through its {@link Containment}. What is constant is asked for once. */
final class Contained implements InvocationHandler {

    /** Constant while the service is registered, as the interfaces say. */
    private static final Set<String> CONSTANT = Set.of("profile", "policy");

    private final Object plugin;
    private final Containment containment;
    private final Map<String, Object> constants = new ConcurrentHashMap<>();

    private Contained(Object plugin, Containment containment) {
        this.plugin = plugin;
        this.containment = containment;
    }

    /** @param axis the interface of the plug-in's axis */
    static <T> T of(Class<T> axis, T plugin, Containment containment) {
        Object proxy = Proxy.newProxyInstance(
                axis.getClassLoader(), new Class<?>[] {axis}, new Contained(plugin, containment));
        return axis.cast(proxy);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return own(proxy, method.getName(), arguments);
        }
        Callable<Object> use = () -> use(method, arguments);
        if (!CONSTANT.contains(method.getName())) {
            return containment.call(method.getName(), use);
        }
        Object known = constants.get(method.getName());
        if (known == null) {
            known = containment.call(method.getName(), use);
            constants.put(method.getName(), known);
        }
        return known;
    }

    private Object use(Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(plugin, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    private Object own(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "contained " + plugin.getClass().getName();
        };
    }
}
