package org.briefsiegel.platform.web;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;

/**
 * Refuses requests for a host that isn't in the certificate (RFC 9110, 7.4), as Jetty does, but lets those that watch over the server
 * ask by its address: who comes from this machine, and who asks for its health.
 */
final class HostCheck extends SecureRequestCustomizer {

    private static final String HEALTH = "/health/";

    HostCheck(boolean required) {
        super(required);
    }

    @Override
    protected void checkSni(Request request, SSLSession session) {
        if (!comesFromThisMachine(request) && !asksForHealth(request)) {
            super.checkSni(request, session);
        }
    }

    private static boolean comesFromThisMachine(Request request) {
        SocketAddress client = request.getConnectionMetaData().getRemoteSocketAddress();
        return client instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
    }

    private static boolean asksForHealth(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        return path != null && path.startsWith(HEALTH);
    }
}
