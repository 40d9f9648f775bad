package org.briefsiegel.itests.journeys;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A request's body that stops in the middle until it is told to go on. */
final class HaltedBody extends FilterInputStream {

    private final CountDownLatch halted = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final int middle;

    HaltedBody(byte[] body) {
        super(new ByteArrayInputStream(body));
        middle = body.length / 2;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (available() <= middle) {
            halted.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return super.read(buffer, from, length);
    }

    /** Waits until half of it has been sent. */
    void awaitHalt() throws InterruptedException {
        halted.await();
    }

    void goOn() {
        goOn.countDown();
    }
}
