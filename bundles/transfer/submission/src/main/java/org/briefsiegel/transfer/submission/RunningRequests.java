package org.briefsiegel.transfer.submission;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

/**
 * What is being carried out on this node, so that the same isn't begun a second time meanwhile. Other nodes aren't seen
 * here: between nodes, the database decides when the transfer is written.
 */
public final class RunningRequests {

    private final ConcurrentMap<Request, CountDownLatch> requests = new ConcurrentHashMap<>();

    private record Request(String practice, String key) {}

    /** Something that blocks, and reads what a sender sends. */
    public interface Work<T> {

        /** Never null. */
        T carryOut() throws IOException;
    }

    /** What the work has led to; empty where the same is running, and then the work isn't begun. */
    public <T> Optional<T> alone(String practice, String key, Work<T> work) throws IOException {
        Request request = new Request(practice, key);
        CountDownLatch end = new CountDownLatch(1);
        if (requests.putIfAbsent(request, end) != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.carryOut());
        } finally {
            requests.remove(request);
            end.countDown();
        }
    }

    /** What the work has led to; where the same is running, it is begun afterwards. */
    public <T> T afterwards(String practice, String key, Work<T> work) throws IOException {
        Optional<T> result = alone(practice, key, work);
        while (result.isEmpty()) {
            awaitEnd(new Request(practice, key));
            result = alone(practice, key, work);
        }
        return result.get();
    }

    private void awaitEnd(Request request) throws IOException {
        CountDownLatch end = requests.get(request);
        try {
            if (end != null) {
                end.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while the same was running");
        }
    }
}
