package org.briefsiegel.platform.web;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
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
        service = {},
        immediate = true,
        configurationPid = "org.briefsiegel.web",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class JettyFeed implements ConfigurationPlugin {

    private static final String JETTY = "org.apache.felix.http";

    private static final Logger LOG = LoggerFactory.getLogger(JettyFeed.class);

    private final ConfigurationAdmin configurations;
    private final ServiceRegistration<ConfigurationPlugin> registration;
    private volatile Map<String, Object> jetty;

    /** No port is opened before those are there that every request has to pass, and that answer what nobody else does. */
    @Activate
    public JettyFeed(
            BundleContext bundle,
            @Reference ConfigurationAdmin configurations,
            @Reference LastResort faults,
            @Reference AccessLog log,
            @Reference SecurityHeaders headers,
            @Reference NotServed notServed,
            @Reference UnavailablePage unavailable,
            Config config)
            throws IOException {
        this.configurations = configurations;
        jetty = propertiesOf(Listener.of(config));
        registration = bundle.registerService(
                ConfigurationPlugin.class, this, new Hashtable<>(Map.of(ConfigurationPlugin.CM_TARGET, JETTY)));
        deliver();
    }

    @Modified
    void modified(Config config) throws IOException {
        jetty = propertiesOf(Listener.of(config));
        deliver();
    }

    @Deactivate
    void stop() throws IOException {
        registration.unregister();
        deliver();
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> target, Dictionary<String, Object> properties) {
        jetty.forEach(properties::put);
    }

    private void deliver() throws IOException {
        configurations.getConfiguration(JETTY, "?").update(new Hashtable<>());
    }

    private static Map<String, Object> propertiesOf(Listener listener) {
        if (listener.isAllowed()) {
            LOG.info("Listening at {}", listener);
            return listener.jettyProperties();
        }
        LOG.error(
                "Not listening: {} is no loopback address. Set a keystore in org.briefsiegel.web, or behindProxy=true"
                        + " when a proxy on this machine or network adds TLS",
                listener);
        return Map.of();
    }
}
