package org.briefsiegel.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/**
 * What the server listens on: TLS where there is a key store, plain HTTP otherwise.
 *
 * @param keystore path of a PKCS#12 key store, empty without TLS
 */
record Listener(String host, int port, boolean behindProxy, String keystore, String keystorePassword) {

    private static final int IDLE_MILLIS = 30_000;

    static Listener of(Config config) {
        return new Listener(
                config.host(), config.port(), config.behindProxy(), config.keystore(), config._keystorePassword());
    }

    boolean tls() {
        return !keystore.isEmpty();
    }

    /** Patients' links must not cross a network in clear, unless a proxy beside this server adds TLS. */
    boolean isAllowed() {
        return tls() || behindProxy || isLoopback();
    }

    private boolean isLoopback() {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** In the words of Felix HTTP. A connection on which nothing moves is closed after half a minute. */
    Map<String, Object> jettyProperties() {
        Map<String, Object> jetty = new HashMap<>();
        jetty.put("org.apache.felix.http.enable", !tls());
        jetty.put("org.apache.felix.https.enable", tls());
        jetty.put("org.apache.felix.http.host", host);
        jetty.put("org.apache.felix.http.timeout", IDLE_MILLIS);
        jetty.put(tls() ? "org.osgi.service.http.port.secure" : "org.osgi.service.http.port", port);
        if (tls()) {
            jetty.put("org.apache.felix.https.keystore", keystore);
            jetty.put("org.apache.felix.https.keystore.password", keystorePassword);
            jetty.put("org.apache.felix.https.keystore.key.password", keystorePassword);
            jetty.put("org.apache.felix.https.keystore.type", "PKCS12");
            jetty.put("org.apache.felix.https.jetty.protocols.included", new String[] {"TLSv1.3", "TLSv1.2"});
        }
        jetty.put("org.apache.felix.proxy.load.balancer.connection.enable", behindProxy);
        return jetty;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls() ? "https://" : "http://") + host + ":" + port;
    }
}
