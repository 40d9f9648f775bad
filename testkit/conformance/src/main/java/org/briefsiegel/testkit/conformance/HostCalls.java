package org.briefsiegel.testkit.conformance;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.factor.api.RedirectFactor;
import org.opentest4j.AssertionFailedError;

/**
 * Calls a plug-in as the host does: each call on a thread of its own and for two seconds at most. What throws, blocks or returns null
 * fails the test.
 */
final class HostCalls implements InvocationHandler {

    /** As the host's; time in which a busy machine doesn't let the plug-in run isn't counted here. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** The same of what may talk to somebody elsewhere, read a whole document, or print. */
    private static final Duration LONGEST_TALK = Duration.ofSeconds(10);

    private static final Set<Class<?>> PATIENTLY_ASKED =
            Set.of(ContentDocumentType.class, PrintedChannel.class, RedirectFactor.class);

    private static final Duration TURN = Duration.ofMillis(100);

    /** For whoever waits in native code, which looks as if it ran. */
    private static final int MOST_TURNS = 300;

    private static final int SHOWN_FRAMES = 3;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "plug-in-call");
        thread.setDaemon(true);
        return thread;
    });

    private final Object plugIn;

    private HostCalls(Object plugIn) {
        this.plugIn = plugIn;
    }

    /** The plug-in behind such calls, with those of the other interfaces that it has. */
    static <T> T to(T plugIn, Class<T> axis, List<Class<? extends T>> options) {
        Class<?>[] interfaces = Stream.concat(
                        Stream.of(axis), options.stream().filter(option -> option.isInstance(plugIn)))
                .toArray(Class<?>[]::new);
        return axis.cast(Proxy.newProxyInstance(HostCalls.class.getClassLoader(), interfaces, new HostCalls(plugIn)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(plugIn, arguments);
        }
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        WatchedCall call = new WatchedCall(() -> method.invoke(plugIn, arguments));
        THREADS.execute(call);
        Object answer =
                await(call, PATIENTLY_ASKED.contains(method.getDeclaringClass()) ? LONGEST_TALK : LONGEST, name);
        Requirement.require(
                answer != null,
                "%s returned null. The host takes a plug-in that returns null for missing: return a value, or an empty Optional.",
                name);
        return answer;
    }

    private static Object await(WatchedCall call, Duration longest, String name) throws InterruptedException {
        for (int turn = 0; call.spent().compareTo(longest) < 0 && turn < MOST_TURNS; turn++) {
            try {
                return call.get(TURN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                call.turnIsOver(TURN);
            } catch (ExecutionException thrown) {
                throw threw(name, thrown.getCause());
            }
        }
        StackTraceElement[] stack = call.stack();
        call.cancel(true);
        throw new AssertionFailedError(name + " didn't return within " + longest.toSeconds() + " s; it was at "
                + frames(stack) + ". The host waits no longer: a plug-in doesn't block, and does no I/O.");
    }

    private static AssertionFailedError threw(String name, Throwable thrown) {
        Throwable cause = thrown instanceof InvocationTargetException wrapped ? wrapped.getCause() : thrown;
        return new AssertionFailedError(
                name + " threw " + cause + " at " + frames(cause.getStackTrace())
                        + ". The host takes a plug-in that throws for missing: return a value that says what is wrong.",
                cause);
    }

    /** Where the plug-in was, and what of the platform it had called. */
    private static String frames(StackTraceElement[] stack) {
        int own = (int) Stream.of(stack).takeWhile(HostCalls::isPlatform).count();
        return Stream.of(stack)
                .skip(Math.max(0, own - 1))
                .limit(SHOWN_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    private static boolean isPlatform(StackTraceElement frame) {
        return frame.getModuleName() != null && frame.getModuleName().startsWith("java.");
    }
}
