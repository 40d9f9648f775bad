package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/** Begins something soon after the start, and then daily; what was missed while it was suspended, soon afterwards. */
final class DailyEndpoint extends DefaultEndpoint {

    /** Then the clock is read again, which may have been set meanwhile. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(10);

    private final String name;
    private final Duration delay;
    private final DailyTime daily;

    DailyEndpoint(CamelContext context, String name, Duration delay, DailyTime daily) {
        this.name = name;
        this.delay = delay;
        this.daily = daily;
        setCamelContext(context);
    }

    @Override
    protected String createEndpointUri() {
        return "daily:" + name;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("nothing is sent to a time of day");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new Alarm(processor);
    }

    /** Keeps its plans in the one thread of its worker. */
    private final class Alarm extends DefaultConsumer implements Suspendable {

        private ScheduledExecutorService worker;
        private Future<?> next;
        private Optional<Instant> last = Optional.empty();
        private volatile boolean open;
        private volatile boolean over;

        Alarm(Processor processor) {
            super(DailyEndpoint.this, processor);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            last = Optional.empty();
            over = false;
            open = true;
            worker = getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, name);
            worker.execute(() -> sleep(delay));
        }

        @Override
        protected void doSuspend() throws Exception {
            open = false;
            super.doSuspend();
        }

        @Override
        protected void doResume() throws Exception {
            super.doResume();
            open = true;
            worker.execute(this::wake);
        }

        /** What runs is left to end, without an interruption. */
        @Override
        protected void doStop() throws Exception {
            open = false;
            over = true;
            worker.execute(() -> next.cancel(false));
            getCamelContext().getExecutorServiceManager().shutdown(worker);
            super.doStop();
        }

        private void sleep(Duration time) {
            next = worker.schedule(this::wake, time.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void wake() {
            next.cancel(false);
            if (open && !daily.now().isBefore(due())) {
                last = Optional.of(daily.now());
                begin();
            }
            if (!over) {
                Duration left = Duration.between(daily.now(), due()).plusMillis(1);
                sleep(left.compareTo(LONGEST_SLEEP) > 0 || left.isNegative() ? LONGEST_SLEEP : left);
            }
        }

        private Instant due() {
            return last.map(daily::next).orElse(Instant.EPOCH);
        }

        private void begin() {
            Exchange exchange = createExchange(false);
            try {
                getProcessor().process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            }
            if (exchange.getException() != null) {
                getExceptionHandler().handleException("Daily work failed", exchange, exchange.getException());
            }
            releaseExchange(exchange, false);
        }
    }
}
