package org.briefsiegel.transfer.access;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Lets bytes through as long as it may: asks every second, and ends what runs when the answer is no. */
final class Tap extends FilterOutputStream {

    private static final long SECOND = 1_000_000_000;

    private final BooleanSupplier open;
    private final LongSupplier nanoTime;
    private long asked;

    /**
     * @param open whether bytes may go on; yes at this moment
     * @param nanoTime as {@link System#nanoTime()}
     */
    Tap(OutputStream out, BooleanSupplier open, LongSupplier nanoTime) {
        super(out);
        this.open = open;
        this.nanoTime = nanoTime;
        this.asked = nanoTime.getAsLong();
    }

    @Override
    public void write(int octet) throws IOException {
        ask();
        out.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ask();
        out.write(bytes, offset, length);
    }

    private void ask() throws IOException {
        long now = nanoTime.getAsLong();
        if (now - asked < SECOND) {
            return;
        }
        asked = now;
        if (!open.getAsBoolean()) {
            throw new IOException("the transfer has ended while a document was fetched");
        }
    }
}
