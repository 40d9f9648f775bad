package org.briefsiegel.platform.web;

import java.util.Optional;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port that Jetty has opened. Felix HTTP makes it, and has no settings for some of what it does; but it asks connector factories
 * once it has started, and there this puts things right.
 */
final class OpenPort implements ConnectorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPort.class);

    private volatile boolean hostCheck = true;
    private volatile Optional<Connector> connector = Optional.empty();

    /** For the port that is open, and for the next one. */
    void checkHosts(boolean required) {
        hostCheck = required;
        connector.ifPresent(this::checkHosts);
    }

    private void checkHosts(Connector connector) {
        for (ConnectionFactory factory : connector.getConnectionFactories()) {
            if (factory instanceof HttpConnectionFactory http) {
                http.getHttpConfiguration()
                        .getCustomizers()
                        .replaceAll(customizer ->
                                customizer instanceof SecureRequestCustomizer ? new HostCheck(hostCheck) : customizer);
            }
        }
    }

    /** Makes none, but gives back the one that is there: Felix then adds it again, and starts it, and neither does anything. */
    @Override
    public Connector createConnector(Server server) {
        Connector made = server.getConnectors()[0];
        checkHosts(made);
        connector = Optional.of(made);
        return made;
    }

    /** Returns when nobody can connect any more. */
    void close() {
        try {
            connector.ifPresent(open -> LifeCycle.stop(open));
        } catch (RuntimeException e) {
            LOG.warn("The port couldn't be closed before the stop", e);
        }
    }
}
