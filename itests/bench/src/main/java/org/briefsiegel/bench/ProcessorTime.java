package org.briefsiegel.bench;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What one use takes of the processors, in milliseconds: where all of them are busy, who asks and who answers share them, and no
 * rate can rise above what the two need together.
 *
 * @param server of the process that answers; a database of its own isn't counted
 * @param client of this process
 */
record ProcessorTime(double server, double client) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** The mean over a time. */
    static ProcessorTime of(ProcessHandle server, Duration time, Callable<?> work) throws Exception {
        long usedByServer = nanos(server);
        long usedByClient = nanos(ProcessHandle.current());
        long began = System.nanoTime();
        double perNano = Load.perSecond(time, work) / 1e9;
        double times = perNano * (System.nanoTime() - began);
        return new ProcessorTime(
                (nanos(server) - usedByServer) / times / NANOS_PER_MILLI,
                (nanos(ProcessHandle.current()) - usedByClient) / times / NANOS_PER_MILLI);
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }
}
