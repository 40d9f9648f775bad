package org.briefsiegel.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.briefsiegel.platform.settings.SettingProblem;
import org.briefsiegel.platform.settings.SettingProblems;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Jetty where to listen. The values go through a configuration plug-in and are stored nowhere: without this
 * component Jetty has an empty configuration, and with that it listens to nothing.
 */
@Component(
        service = SettingProblems.class,
        immediate = true,
        configurationPid = "org.briefsiegel.web",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class WebServer implements ConfigurationPlugin, SettingProblems {

    private static final String JETTY = "org.apache.felix.http";

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final BundleContext bundle;
    private final ConfigurationAdmin configurations;
    private final InHand requests;
    private final OpenPort port = new OpenPort();
    private final List<ServiceRegistration<?>> registrations;
    private volatile Map<String, Object> jetty = Map.of();
    private volatile Optional<Listener> listening = Optional.empty();
    private volatile Optional<Listener.Fault> fault = Optional.empty();
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
            Config config)
            throws IOException {
        this.bundle = bundle;
        this.configurations = configurations;
        this.requests = requests;
        take(config);
        registrations = List.of(
                bundle.registerService(ConnectorFactory.class, port, null),
                bundle.registerService(
                        ConfigurationPlugin.class,
                        this,
                        new Hashtable<>(Map.of(ConfigurationPlugin.CM_TARGET, JETTY))));
        deliver();
    }

    @Modified
    void modified(Config config) throws IOException {
        bundle.removeBundleListener(farewell);
        take(config);
        deliver();
    }

    @Deactivate
    void stop() throws IOException {
        bundle.removeBundleListener(farewell);
        registrations.forEach(ServiceRegistration::unregister);
        if (!jetty.isEmpty()) {
            deliver();
        }
    }

    private void take(Config config) {
        port.checkHosts(config.hostCheck());
        listen(Listener.of(config));
        farewell = new Farewell(
                requests,
                Duration.ofSeconds(config.stopNoticeSeconds()),
                Duration.ofSeconds(config.stopSeconds()),
                port::close);
        bundle.addBundleListener(farewell);
    }

    /** What can't be listened at leaves everything as it was, unless that isn't allowed any longer. */
    private void listen(Listener listener) {
        fault = listener.fault(listening);
        if (fault.isEmpty()) {
            LOG.info("Listening at {}", listener);
            jetty = listener.jettyProperties();
            listening = Optional.of(listener);
            return;
        }
        listening = listening.filter(listener::isReplacedBy);
        if (listening.isEmpty()) {
            jetty = Map.of();
        }
        LOG.error("org.briefsiegel.web.cfg: {}. {}", fault.get().text(), inForce());
    }

    private String inForce() {
        return listening.map(before -> "Listening at " + before + " as before").orElse("Not listening");
    }

    /** What no description of a single setting can say. */
    @Override
    public List<SettingProblem> settingProblems() {
        return fault.stream()
                .map(wrong -> new SettingProblem(
                        "org.briefsiegel.web",
                        wrong.key(),
                        wrong.text() + ". " + inForce() + ".",
                        listening.isPresent()))
                .toList();
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> target, Dictionary<String, Object> properties) {
        jetty.forEach(properties::put);
    }

    private void deliver() throws IOException {
        configurations.getConfiguration(JETTY, "?").update(new Hashtable<>());
    }
}
