package org.briefsiegel.platform.health;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.briefsiegel.platform.availability.WarmUp;
import org.briefsiegel.platform.settings.SettingProblems;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether requests may come, and tells the operator once whatever changes about it, also when nobody asks. What wants to be
 * warm for the first ones is run when they may.
 */
@Component(
        service = Health.class,
        immediate = true,
        configurationPid = "org.briefsiegel.web",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int LOOK_SECONDS = 10;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<SettingProblems> settings = List.of();

    private final WarmUps warmUps = new WarmUps();
    private final Map<ReadinessCheck, Probe> probes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> daemon(work, "health-check"));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "health"));
    private final Bundle framework;
    private final Readiness readiness;
    private final StateChanges changes = new StateChanges();

    @Activate
    public Health(BundleContext bundle, Config config) {
        this.framework = bundle.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        this.readiness = new Readiness(
                Readiness.filters(config.readyRequires()),
                Readiness.filters(config.readyAwaits()),
                Duration.ofSeconds(config.readyAwaitSeconds()),
                filter -> isThere(bundle, filter),
                System::nanoTime);
        clock.scheduleWithFixedDelay(this::state, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Deactivate
    void stop() {
        clock.shutdownNow();
        warmUps.stop();
        threads.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(ReadinessCheck check) {
        probes.put(check, new Probe(check, LIMIT, threads, System::nanoTime));
    }

    void removeCheck(ReadinessCheck check) {
        probes.remove(check);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addWarmUp(WarmUp warmUp) {
        warmUps.add(warmUp);
    }

    void removeWarmUp(WarmUp warmUp) {
        warmUps.remove(warmUp);
    }

    /** How things stand now; known within the limit of a check, however many there are. */
    Readiness.State state() {
        if (framework.getState() == Bundle.STOPPING) {
            return new Readiness.State(List.of("the server is being stopped"), List.of());
        }
        List<Probe> all = List.copyOf(probes.values());
        all.forEach(Probe::ask);
        List<String> faults = Stream.concat(
                        all.stream().map(Probe::fault).flatMap(Optional::stream).sorted(), wrongSettings(false))
                .toList();
        Readiness.State state = readiness
                .state(faults)
                .degradedBy(wrongSettings(true).toList())
                .degradedBy(probes.keySet().stream()
                        .flatMap(check -> check.degraded().stream())
                        .sorted()
                        .toList());
        tell(state);
        return state;
    }

    /** Of the settings that are wrong those with which the server runs all the same, or the others. */
    private Stream<String> wrongSettings(boolean running) {
        return settings.stream()
                .flatMap(judge -> judge.settingProblems().stream())
                .filter(problem -> problem.running() == running)
                .sorted()
                .map(problem -> problem.pid() + ".cfg: " + problem.text());
    }

    private synchronized void tell(Readiness.State state) {
        boolean whole = state.isReady() && state.degraded().isEmpty();
        changes.next(state).ifPresent(whole ? LOG::info : LOG::warn);
        if (state.isReady()) {
            warmUps.begin();
        }
    }

    /** A registered service may still fail when it is first asked for, so that only one that can be had counts. */
    private static boolean isThere(BundleContext bundle, String filter) {
        try {
            ServiceReference<?>[] references = bundle.getAllServiceReferences(null, filter);
            return references != null && Arrays.stream(references).anyMatch(reference -> isReal(bundle, reference));
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("readyRequires, readyAwaits: " + filter + " is no filter", e);
        }
    }

    private static boolean isReal(BundleContext bundle, ServiceReference<?> reference) {
        boolean real = bundle.getService(reference) != null;
        bundle.ungetService(reference);
        return real;
    }
}
