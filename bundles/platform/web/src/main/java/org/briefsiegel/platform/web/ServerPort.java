package org.briefsiegel.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port that Jetty gets: as a service it's open, and closed when the service goes. Felix' own connectors aren't used, since
 * they check each request's host against the certificate without a way out.
 */
final class ServerPort implements ConnectorFactory {

    private static final int IDLE_MILLIS = 30_000;
    private static final int RESPONSE_BUFFER = 24 * 1024;
    private static final int HEAD_BYTES = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ServerPort.class);

    private final Listener listener;
    private volatile boolean askedFor;
    private volatile Optional<Listener.Fault> fault = Optional.empty();

    ServerPort(Listener listener) {
        this.listener = listener;
    }

    /** Binds the port, so that whoever opens it knows at once whether it can be had. */
    @Override
    public Connector createConnector(Server server) {
        askedFor = true;
        ServerConnector made = new ServerConnector(
                server, listener.tls() ? new ConnectionFactory[] {tls(), http()} : new ConnectionFactory[] {http()});
        made.setHost(listener.host());
        made.setPort(listener.port());
        made.setIdleTimeout(IDLE_MILLIS);
        try {
            made.open();
        } catch (IOException e) {
            fault = Optional.of(new Listener.Fault("port", listener + " can't be listened at: " + reason(e)));
            LOG.error("org.briefsiegel.web.cfg: {}", fault.get().text());
            throw new UncheckedIOException(e);
        }
        fault = Optional.empty();
        return made;
    }

    private HttpConnectionFactory http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setResponseHeaderSize(HEAD_BYTES);
        http.setOutputBufferSize(RESPONSE_BUFFER);
        http.setRelativeRedirectAllowed(true);
        http.setSendServerVersion(false);
        if (listener.tls()) {
            http.addCustomizer(new HostCheck(listener.hostCheck()));
        }
        return new HttpConnectionFactory(http);
    }

    private SslConnectionFactory tls() {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(listener.keystore());
        tls.setKeyStoreType("PKCS12");
        tls.setKeyStorePassword(listener.keystorePassword());
        tls.setKeyManagerPassword(listener.keystorePassword());
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        tls.setRenegotiationAllowed(false);
        return new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString());
    }

    private static String reason(IOException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    /** Whether Jetty runs, and has asked for its port. */
    boolean isAskedFor() {
        return askedFor;
    }

    /** Why the port couldn't be had when Jetty asked for it. */
    Optional<Listener.Fault> fault() {
        return fault;
    }
}
