package org.briefsiegel.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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

/** A port of Jetty's: open as long as this is a service. */
final class ServerPort implements ConnectorFactory {

    /** A connection on which nothing moves is closed after it. */
    private static final int IDLE_MILLIS = 30_000;

    private static final int RESPONSE_BUFFER = 24 * 1024;
    private static final int HEAD_BYTES = 16 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Listener listener;
    private volatile Optional<ServerConnector> connector = Optional.empty();

    ServerPort(Listener listener) {
        this.listener = listener;
    }

    @Override
    public Connector createConnector(Server server) {
        ServerConnector made = new ServerConnector(
                server, listener.tls() ? new ConnectionFactory[] {tls(), http()} : new ConnectionFactory[] {http()});
        made.setHost(listener.host());
        made.setPort(listener.port());
        made.setIdleTimeout(IDLE_MILLIS);
        bind(made);
        connector = Optional.of(made);
        return made;
    }

    /** A port that was closed a moment ago may not be free yet. */
    private static void bind(ServerConnector port) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!port.isOpen()) {
            try {
                port.open();
            } catch (IOException e) {
                if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private HttpConnectionFactory http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setResponseHeaderSize(HEAD_BYTES);
        http.setOutputBufferSize(RESPONSE_BUFFER);
        http.setRelativeRedirectAllowed(true);
        http.setSendServerVersion(false);
        http.addCustomizer(new LowPriority());
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

    /** Whether Jetty runs, and could open it. */
    boolean isOpen() {
        return connector.filter(ServerConnector::isRunning).isPresent();
    }
}
