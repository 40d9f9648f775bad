package org.briefsiegel.channel.mailreceipts;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged by this bundle, and by Camel's part for mail. */
final class LogLines extends Handler implements AutoCloseable {

    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("org.briefsiegel.channel.mailreceipts"),
            Logger.getLogger("org.apache.camel.component.mail"));

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    LogLines() {
        LOGGERS.forEach(logger -> logger.addHandler(this));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord said) {
        lines.add(new SimpleFormatter().formatMessage(said));
    }

    @Override
    public void flush() {
        // each is there at once
    }

    @Override
    public void close() {
        LOGGERS.forEach(logger -> logger.removeHandler(this));
    }
}
