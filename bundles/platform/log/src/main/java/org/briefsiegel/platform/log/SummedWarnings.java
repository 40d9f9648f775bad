package org.briefsiegel.platform.log;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ops4j.pax.logging.spi.PaxAppender;
import org.ops4j.pax.logging.spi.PaxLoggingEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts warnings that strangers can cause by the thousand, of which the log takes a few alone, and says once a minute how many
 * there were. Which loggers these are, and how many of their lines are written, says {@code etc/org.ops4j.pax.logging.cfg}.
 */
@Component(service = PaxAppender.class, property = "org.ops4j.pax.logging.appender.name=SummedWarnings")
public final class SummedWarnings implements PaxAppender {

    private static final Logger LOG = LoggerFactory.getLogger(SummedWarnings.class);

    /** So few in a minute are written out themselves. */
    static final int FEW = 10;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Consumer<String> log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "briefsiegel-warnings");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public SummedWarnings() {
        this(LOG::warn);
        timer.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.MINUTES);
    }

    SummedWarnings(Consumer<String> log) {
        this.log = log;
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
        tell();
    }

    @Override
    public void doAppend(PaxLoggingEvent event) {
        count(event.getLoggerName());
    }

    void count(String logger) {
        counts.merge(logger, 1, Integer::sum);
    }

    /** Names the loggers, the loudest first, without a word of what they said: it may be a stranger's. */
    void tell() {
        Map<String, Integer> minute = counts.keySet().stream()
                .collect(Collectors.toMap(logger -> logger, logger -> counts.replace(logger, 0)));
        int sum = minute.values().stream().mapToInt(Integer::intValue).sum();
        if (sum > FEW) {
            log.accept("Within a minute there were " + sum + " warnings of which not all are written out: "
                    + minute.entrySet().stream()
                            .filter(entry -> entry.getValue() > 0)
                            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .map(entry -> entry.getValue() + " of " + entry.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }
}
