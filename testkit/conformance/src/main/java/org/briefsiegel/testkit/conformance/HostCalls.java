package org.briefsiegel.testkit.conformance;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/**
 * Calls a plug-in as the host does: each call on a thread of its own and for two seconds at most. What throws, blocks or returns null
 * fails the test.
 */
final class HostCalls implements InvocationHandler {

    /** The host waits in twenty turns, so that the time in which the machine stood still counts as one of them. */
    private static final int TURNS = 20;

    private static final long TURN_MILLIS = 100;
    private static final int SHOWN_FRAMES = 4;

    private final Object plugIn;

    private HostCalls(Object plugIn) {
        this.plugIn = plugIn;
    }

    /** The plug-in behind such calls. */
    static <T> T to(T plugIn, Class<T> axis) {
        return axis.cast(
                Proxy.newProxyInstance(HostCalls.class.getClassLoader(), new Class<?>[] {axis}, new HostCalls(plugIn)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(plugIn, arguments);
        }
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        FutureTask<Object> call = new FutureTask<>(() -> method.invoke(plugIn, arguments));
        Thread thread = new Thread(call, name);
        thread.setDaemon(true);
        thread.start();
        Object answer = await(call, thread, name);
        Requirement.require(
                answer != null,
                "%s returned null. The host takes a plug-in that returns null for missing: return a value, or an empty Optional.",
                name);
        return answer;
    }

    private static Object await(FutureTask<Object> call, Thread thread, String name) throws InterruptedException {
        for (int turn = 0; turn < TURNS; turn++) {
            try {
                return call.get(TURN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                continue;
            } catch (ExecutionException thrown) {
                throw threw(name, thrown.getCause());
            }
        }
        StackTraceElement[] stack = thread.getStackTrace();
        call.cancel(true);
        throw new AssertionFailedError(name + " didn't return within 2 s; it was at " + frames(stack)
                + ". The host waits no longer: a plug-in doesn't block, and does no I/O.");
    }

    private static AssertionFailedError threw(String name, Throwable thrown) {
        Throwable cause = thrown instanceof InvocationTargetException wrapped ? wrapped.getCause() : thrown;
        return new AssertionFailedError(
                name + " threw " + cause + " at " + frames(cause.getStackTrace())
                        + ". The host takes a plug-in that throws for missing: return a value that says what is wrong.",
                cause);
    }

    private static String frames(StackTraceElement[] stack) {
        return Stream.of(stack)
                .limit(SHOWN_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }
}
