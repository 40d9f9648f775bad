package org.briefsiegel.spine.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.camel.Meter;
import org.briefsiegel.spine.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The route of a job: runs it again and again. */
final class JobRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(JobRoute.class);

    private final String route;
    private final Job job;
    private final long delay;
    private final long period;

    /**
     * @param delay until it is run first, in milliseconds
     * @param period until it is run again, in milliseconds
     */
    JobRoute(String route, Job job, long delay, long period) {
        this.route = route;
        this.job = job;
        this.delay = delay;
        this.period = period;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("timer:" + route + "?delay=" + delay + "&period=" + period)
                .routeId(route)
                .process(this::run);
    }

    private void run(Exchange exchange) {
        try {
            job.run();
        } catch (Unavailable away) { // its keeper has told so, once
            LOG.debug("{} can't do its work meanwhile: {}", route, away.getMessage());
            Meter.fail(exchange);
        } catch (RuntimeException e) {
            LOG.warn("{} failed, and is run again in {} ms", route, period, e);
            Meter.fail(exchange);
        }
    }
}
