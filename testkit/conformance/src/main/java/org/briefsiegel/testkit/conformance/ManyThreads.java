package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opentest4j.AssertionFailedError;

/** Asks the same of a plug-in by one thread and by sixteen at a time. */
final class ManyThreads {

    private static final int THREADS = 16;
    private static final int ROUNDS = 50;
    private static final long LONGEST_MINUTES = 2;

    private ManyThreads() {}

    /**
     * What draws by lot is compared by its kind alone.
     *
     * @param calls each by a name
     * @param one the same calls, as they are made for the answers of one thread
     */
    static void requireSameAnswers(Map<String, Callable<Object>> calls, Map<String, Callable<Object>> one) {
        Map<String, Object> first = answers(one);
        Map<String, Object> second = answers(one);
        Map<String, Callable<Object>> compared = new LinkedHashMap<>();
        Map<String, Object> expected = new LinkedHashMap<>();
        calls.forEach((name, call) -> {
            boolean steady = first.get(name).equals(second.get(name));
            compared.put(name, steady ? call : () -> call.call().getClass());
            expected.put(name, steady ? first.get(name) : first.get(name).getClass());
        });
        atOnce(compared, expected);
    }

    /** Each call's answer, which isn't null. */
    static Map<String, Object> answers(Map<String, Callable<Object>> calls) {
        Map<String, Object> answers = new LinkedHashMap<>();
        calls.forEach((name, call) -> answers.put(name, answer(name, call)));
        return answers;
    }

    private static Object answer(String name, Callable<Object> call) {
        Object answer;
        try {
            answer = call.call();
        } catch (Exception thrown) {
            throw new AssertionFailedError(name + " threw " + thrown + ".", thrown);
        }
        require(answer != null, "%s returned null.", name);
        return answer;
    }

    private static void atOnce(Map<String, Callable<Object>> calls, Map<String, Object> expected) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "conformance");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                List<String> names = rotated(calls, i);
                running.add(threads.submit(() -> {
                    start.await();
                    for (int round = 0; round < ROUNDS; round++) {
                        names.forEach(name -> compare(name, calls.get(name), expected.get(name)));
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get(LONGEST_MINUTES, TimeUnit.MINUTES);
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionFailedError broken) {
                throw broken;
            }
            throw new IllegalStateException(failed);
        } catch (TimeoutException stuck) {
            throw new AssertionFailedError(
                    "Sixteen threads at a time didn't come to an end: they wait for each other, or all for one lock.",
                    stuck);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each thread begins with another call. */
    private static List<String> rotated(Map<String, Callable<Object>> calls, int by) {
        List<String> names = new ArrayList<>(calls.keySet());
        Collections.rotate(names, by);
        return names;
    }

    private static void compare(String name, Callable<Object> call, Object expected) {
        Object answer;
        try {
            answer = call.call();
        } catch (Exception thrown) {
            throw new AssertionFailedError(
                    "Sixteen threads at a time: " + name + " threw " + thrown
                            + ", which it doesn't for one. A plug-in is called by many at once: share nothing that changes.",
                    thrown);
        }
        require(
                expected.equals(answer),
                "Sixteen threads at a time: %s answered %s, and one thread got %s. A plug-in is called by many at once: share"
                        + " nothing that changes, such as a SimpleDateFormat or a StringBuilder.",
                name,
                answer,
                expected);
    }
}
