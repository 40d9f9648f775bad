package org.briefsiegel.spine.routes;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.spine.job.Job;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Gives every job a route while it is there. */
@Component(service = JobRoutes.class, immediate = true)
public final class JobRoutes {

    private final RouteOffers offers;
    private final Clock clock;
    private final Map<ServiceReference<Job>, Runnable> routes = new ConcurrentHashMap<>();

    /** Null as long as it isn't known where the site is. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Site site;

    @Activate
    public JobRoutes(BundleContext bundle, @Reference Clock clock) {
        this.offers = new RouteOffers(bundle);
        this.clock = clock;
    }

    @Deactivate
    void stop() {
        routes.values().forEach(Runnable::run);
        routes.clear();
    }

    @Reference(target = "(job.name=*)", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJob(ServiceReference<Job> reference, Job job) {
        String route = "job." + reference.getProperty("job.name");
        long delay = (Long) reference.getProperty("job.delay");
        long period = (Long) reference.getProperty("job.period");
        String daily = (String) reference.getProperty("job.daily");
        routes.put(
                reference,
                offers.offer(
                        route,
                        () -> daily == null || daily.isEmpty()
                                ? new JobRoute(route, job, delay, period)
                                : new JobRoute(route, job, delay, daily(daily))));
    }

    private DailyTime daily(String time) {
        return new DailyTime(LocalTime.parse(time), this::zone, clock);
    }

    private ZoneId zone() {
        Site known = site;
        return known == null ? ZoneOffset.UTC : known.zone();
    }

    void removeJob(ServiceReference<Job> reference) {
        Runnable close = routes.remove(reference);
        if (close != null) {
            close.run();
        }
    }
}
