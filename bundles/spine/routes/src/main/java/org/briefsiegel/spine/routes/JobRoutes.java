package org.briefsiegel.spine.routes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<ServiceReference<Job>, Runnable> routes = new ConcurrentHashMap<>();

    @Activate
    public JobRoutes(BundleContext bundle) {
        this.offers = new RouteOffers(bundle);
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
        routes.put(reference, offers.offer(route, () -> new JobRoute(route, job, delay, period)));
    }

    void removeJob(ServiceReference<Job> reference) {
        Runnable close = routes.remove(reference);
        if (close != null) {
            close.run();
        }
    }
}
