package org.briefsiegel.backup.set;

import java.time.Duration;
import java.util.function.Consumer;

/** Says how far something is that takes many steps, every few seconds; nothing where it is done before. */
public final class Steps {

    private static final long PAUSE = Duration.ofSeconds(5).toNanos();
    private static final long MEGABYTE = 1_000_000;

    private final String what;
    private final long all;
    private final Consumer<String> progress;
    private long done;
    private long bytes;
    private long told = System.nanoTime();

    /** @param what is being done: {@code Reading} */
    public Steps(String what, long all, Consumer<String> progress) {
        this.what = what;
        this.all = all;
        this.progress = progress;
    }

    /** One step of so many bytes is done. */
    public void done(long size) {
        done++;
        bytes += size;
        long now = System.nanoTime();
        if (now - told >= PAUSE) {
            told = now;
            progress.accept(what + ": " + done + " of " + all + ", " + bytes / MEGABYTE + " MB");
        }
    }
}
