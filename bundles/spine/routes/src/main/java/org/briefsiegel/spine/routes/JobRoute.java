package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
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
    private final Function<CamelContext, Endpoint> begin;
    private final String again;

    /**
     * @param delay until it is run first, in milliseconds
     * @param period until it is run again, in milliseconds
     */
    JobRoute(String route, Job job, long delay, long period) {
        this(
                route,
                job,
                context -> context.getEndpoint("timer:" + route + "?delay=" + delay + "&period=" + period),
                "in " + period + " ms");
    }

    /**
     * @param delay until it is run first, in milliseconds
     * @param daily when it is run again
     */
    JobRoute(String route, Job job, long delay, DailyTime daily) {
        this(
                route,
                job,
                context -> new DailyEndpoint(context, route, Duration.ofMillis(delay), daily),
                "at " + daily.time());
    }

    private JobRoute(String route, Job job, Function<CamelContext, Endpoint> begin, String again) {
        this.route = route;
        this.job = job;
        this.begin = begin;
        this.again = again;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(begin.apply(getContext())).routeId(route).process(this::run);
    }

    private void run(Exchange exchange) {
        try {
            job.run();
        } catch (Unavailable away) { // its keeper has told so, once
            LOG.debug("{} can't do its work meanwhile: {}", route, away.getMessage());
            Meter.fail(exchange);
        } catch (RuntimeException e) {
            LOG.warn("{} failed, and is run again {}", route, again, e);
            Meter.fail(exchange);
        }
    }
}
