package org.briefsiegel.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.briefsiegel.platform.settings.SettingProblem;
import org.briefsiegel.platform.settings.SettingProblems;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the port when all is there that a request has to pass, another one when the settings change, and closes it when the server
 * stops. What can't be opened leaves everything as it was, unless that isn't allowed any longer.
 */
@Component(
        service = SettingProblems.class,
        immediate = true,
        configurationPid = "org.briefsiegel.web",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class WebServer implements SettingProblems {

    private static final String JETTY = "org.apache.felix.http";

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private record Open(Listener listener, ServerPort port, ServiceRegistration<ConnectorFactory> registration) {}

    private final BundleContext bundle;
    private final ConfigurationAdmin configurations;
    private final InHand requests;
    private volatile Optional<Open> open = Optional.empty();
    private volatile Optional<Listener.Fault> refused = Optional.empty();
    private Farewell farewell;

    /**
     * No port is opened before those are there that every request has to pass, that answer what nobody else does, and that keep
     * the first ones from standing in each other's way.
     */
    @Activate
    public WebServer(
            BundleContext bundle,
            @Reference ConfigurationAdmin configurations,
            @Reference InHand requests,
            @Reference LastResort faults,
            @Reference AccessLog log,
            @Reference SecurityHeaders headers,
            @Reference ForwardedRequests forwarded,
            @Reference NotServed notServed,
            @Reference UnavailablePage unavailable,
            @Reference ClassLoadingLocks classes,
            Config config) {
        this.bundle = bundle;
        this.configurations = configurations;
        this.requests = requests;
        take(config);
    }

    @Modified
    void modified(Config config) {
        bundle.removeBundleListener(farewell);
        take(config);
    }

    @Deactivate
    void stop() {
        bundle.removeBundleListener(farewell);
        close();
    }

    private void take(Config config) {
        listen(Listener.of(config));
        farewell = new Farewell(
                requests,
                Duration.ofSeconds(config.stopNoticeSeconds()),
                Duration.ofSeconds(config.stopSeconds()),
                this::close);
        bundle.addBundleListener(farewell);
    }

    private synchronized void listen(Listener wanted) {
        Optional<Listener> before = open.map(Open::listener);
        if (before.filter(wanted::equals).isPresent()) {
            refused = Optional.empty();
            return;
        }
        refused = wanted.fault();
        if (refused.isEmpty()) {
            refused = replace(before, wanted);
        } else if (before.filter(wanted::isReplacedBy).isEmpty()) {
            close();
        }
        refused.ifPresentOrElse(
                fault -> LOG.error("org.briefsiegel.web.cfg: {}. {}", fault.text(), inForce()),
                () -> LOG.info("Listening at {}", wanted));
    }

    /** Where it's the same port, the one before has to be closed first; else both are open for a moment. */
    private Optional<Listener.Fault> replace(Optional<Listener> before, Listener wanted) {
        Optional<Open> last = open;
        boolean samePort =
                before.filter(listener -> listener.port() == wanted.port()).isPresent();
        if (samePort) {
            close();
        }
        Open next = open(wanted);
        Optional<Listener.Fault> fault = next.port().fault();
        if (fault.isPresent()) {
            next.registration().unregister();
            if (samePort) {
                open = before.map(this::open);
            }
            return fault;
        }
        if (!samePort) {
            last.ifPresent(one -> one.registration().unregister());
        }
        open = Optional.of(next);
        return Optional.empty();
    }

    private Open open(Listener listener) {
        ServerPort port = new ServerPort(listener);
        Open opened = new Open(listener, port, bundle.registerService(ConnectorFactory.class, port, null));
        if (!port.isAskedFor()) {
            startJetty();
        }
        return opened;
    }

    /** Without a port it has stopped, and starts again when its configuration isn't the same as before. */
    private void startJetty() {
        try {
            configurations
                    .getConfiguration(JETTY, "?")
                    .update(new Hashtable<>(Map.of("start", UUID.randomUUID().toString())));
        } catch (IOException e) {
            LOG.error("The port can't be opened", e);
        }
    }

    /** Before the first bundle stops: afterwards some requests would find nobody, and get a 404. */
    private synchronized void close() {
        open.ifPresent(one -> one.registration().unregister());
        open = Optional.empty();
    }

    private String inForce() {
        return open.filter(one -> one.port().fault().isEmpty())
                .map(one -> "Listening at " + one.listener() + " as before")
                .orElse("Not listening");
    }

    /** What no description of a single setting can say. */
    @Override
    public List<SettingProblem> settingProblems() {
        Optional<Listener.Fault> unopened = open.flatMap(one -> one.port().fault());
        return Stream.of(refused, unopened)
                .flatMap(Optional::stream)
                .map(fault -> new SettingProblem(
                        "org.briefsiegel.web",
                        fault.key(),
                        fault.text() + ". " + inForce() + ".",
                        open.isPresent() && unopened.isEmpty()))
                .toList();
    }
}
