package org.briefsiegel.transfer.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Takes what is left of a refused upload off the line: a server that answers and hangs up while its client still sends
 * makes it see a reset, not the answer.
 *
 * @param bytes how much at the most
 * @param time for how long at the most
 */
record Drain(long bytes, Duration time) {

    private static final int CHUNK_BYTES = 16 * 1024;

    void rest(InputStream upload) {
        byte[] sink = new byte[CHUNK_BYTES];
        long end = System.nanoTime() + time.toNanos();
        long left = bytes;
        try {
            for (int read; left > 0 && System.nanoTime() < end && (read = upload.read(sink)) >= 0; ) {
                left -= read;
            }
        } catch (IOException senderIsGone) {
            // nobody waits for the answer any more
        }
    }
}
