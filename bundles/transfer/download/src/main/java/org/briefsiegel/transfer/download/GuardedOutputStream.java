package org.briefsiegel.transfer.download;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.briefsiegel.transfer.api.Download;

/** Lets bytes through as long as it may: asks every second, and ends what runs when the answer is no. */
public final class GuardedOutputStream extends FilterOutputStream {

    private static final long SECOND = 1_000_000_000;

    private final BooleanSupplier open;
    private final LongSupplier nanoTime;
    private long asked;
    private boolean broken;
    private long handedOn;

    /**
     * @param open whether bytes may go on; yes at this moment
     * @param nanoTime as {@link System#nanoTime()}
     */
    public GuardedOutputStream(OutputStream out, BooleanSupplier open, LongSupplier nanoTime) {
        super(out);
        this.open = open;
        this.nanoTime = nanoTime;
        this.asked = nanoTime.getAsLong();
    }

    /** Whether what is behind has failed to take bytes: somebody has gone away. */
    boolean isBroken() {
        return broken;
    }

    /** How many bytes have been handed on at most: of those that failed, what is behind may have taken any part. */
    long handedOn() {
        return handedOn;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ask();
        broken = true;
        handedOn += length;
        out.write(bytes, offset, length);
        broken = false;
    }

    @Override
    public void flush() throws IOException {
        broken = true;
        out.flush();
        broken = false;
    }

    private void ask() throws IOException {
        long now = nanoTime.getAsLong();
        if (now - asked < SECOND) {
            return;
        }
        asked = now;
        if (!open.getAsBoolean()) {
            throw new Download.EndedException();
        }
    }
}
