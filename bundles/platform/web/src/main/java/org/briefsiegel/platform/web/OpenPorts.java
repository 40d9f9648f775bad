package org.briefsiegel.platform.web;

import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports that Jetty has opened. Felix HTTP makes them, and has no settings for some of what they do; but it hands each server that
 * it has started to a connector factory, and there this puts things right.
 */
final class OpenPorts implements ConnectorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPorts.class);

    private volatile boolean hostCheck = true;
    private volatile List<Connector> connectors = List.of();

    /** What counts for the next port that is opened, and for those that are open. */
    void checkHosts(boolean required) {
        hostCheck = required;
        customizers(connectors).forEach(customizer -> customizer.setSniHostCheck(required));
    }

    /** Adds no port: a factory has to make something, and a local connector is within the process. */
    @Override
    public Connector createConnector(Server server) {
        connectors = List.of(server.getConnectors());
        connectors.stream()
                .flatMap(OpenPorts::http)
                .forEach(http -> http.getHttpConfiguration()
                        .getCustomizers()
                        .replaceAll(customizer ->
                                customizer instanceof SecureRequestCustomizer ? new HostCheck(hostCheck) : customizer));
        return new LocalConnector(server);
    }

    private static Stream<SecureRequestCustomizer> customizers(List<Connector> connectors) {
        return connectors.stream()
                .flatMap(OpenPorts::http)
                .map(http -> http.getHttpConfiguration().getCustomizer(SecureRequestCustomizer.class))
                .filter(customizer -> customizer != null);
    }

    private static Stream<HttpConnectionFactory> http(Connector connector) {
        return connector.getConnectionFactories().stream()
                .filter(HttpConnectionFactory.class::isInstance)
                .map(HttpConnectionFactory.class::cast);
    }

    /** Returns when nobody can connect any more. */
    void close() {
        for (Connector connector : connectors) {
            try {
                connector.stop();
            } catch (Exception e) {
                LOG.warn("{} couldn't be closed before the stop", connector, e);
            }
        }
        connectors = List.of();
    }
}
