package org.briefsiegel.platform.web;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Has Felix HTTP start Jetty, once, and without a port: those come and go by {@link WebServer}. Felix doesn't start it without
 * one, so it gets any free one of loopback, which is closed before there is anything to be served. What Felix is told is stored nowhere.
 */
@Component(
        service = {},
        immediate = true)
public final class JettyStart implements ConfigurationPlugin, ConnectorFactory {

    private static final String JETTY = "org.apache.felix.http";

    private static final Map<String, Object> ANY_PORT = Map.of(
            "org.apache.felix.http.enable", true,
            "org.apache.felix.https.enable", false,
            "org.apache.felix.http.host", "127.0.0.1",
            "org.osgi.service.http.port", "0",
            // what a proxy says is believed in ForwardedRequests; Jetty would believe everybody
            "org.apache.felix.proxy.load.balancer.connection.enable", false);

    private final ConfigurationAdmin configurations;
    private final List<ServiceRegistration<?>> registrations;

    /** By hand, since both have to be there before Felix is told. */
    @Activate
    public JettyStart(BundleContext bundle, @Reference ConfigurationAdmin configurations) throws IOException {
        this.configurations = configurations;
        registrations = List.of(
                bundle.registerService(ConnectorFactory.class, this, null),
                bundle.registerService(
                        ConfigurationPlugin.class,
                        this,
                        new Hashtable<>(Map.of(ConfigurationPlugin.CM_TARGET, JETTY))));
        tell();
    }

    @Deactivate
    void stop() throws IOException {
        registrations.forEach(ServiceRegistration::unregister);
        tell();
    }

    private void tell() throws IOException {
        configurations.getConfiguration(JETTY, "?").update(new Hashtable<>());
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> target, Dictionary<String, Object> properties) {
        ANY_PORT.forEach(properties::put);
    }

    @Override
    public Connector createConnector(Server server) {
        for (Connector any : server.getConnectors()) {
            LifeCycle.stop(any);
            server.removeConnector(any);
        }
        return new Unopened(server);
    }

    /** Felix wants a connector to be there, and of this class. */
    private static final class Unopened extends ServerConnector {

        Unopened(Server server) {
            super(server);
        }

        @Override
        protected void doStart() {
            // opens nothing
        }

        @Override
        protected void doStop() {
            // has opened nothing
        }
    }
}
