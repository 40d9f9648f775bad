package org.briefsiegel.testkit.conformance;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.document.api.Content;

/** A content in memory, which can be read until it is ended, and notes when it is read later. */
final class SampleContent implements Content {

    private final byte[] bytes;
    private final CountDownLatch late = new CountDownLatch(1);
    private volatile boolean ended;

    SampleContent(byte[] bytes) {
        this.bytes = bytes;
    }

    void end() {
        ended = true;
    }

    /** Whether somebody reads it after its end, for as long as that is waited for. */
    boolean isReadWithin(Duration longest) throws InterruptedException {
        return late.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(ByteBuffer into, long position) {
        if (ended) {
            late.countDown();
            throw new IllegalStateException("read when the inspection is over");
        }
        if (position < 0) {
            throw new IllegalArgumentException("before the beginning");
        }
        if (position >= bytes.length) {
            return -1;
        }
        int length = (int) Math.min(into.remaining(), bytes.length - position);
        into.put(bytes, (int) position, length);
        return length;
    }
}
