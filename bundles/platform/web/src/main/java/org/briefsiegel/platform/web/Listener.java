package org.briefsiegel.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Optional;

/**
 * What the server listens on: TLS where there is a key store, plain HTTP otherwise.
 *
 * @param keystore path of a PKCS#12 key store, empty without TLS
 * @param hostCheck whether TLS requests for a host that isn't in the certificate are refused
 */
record Listener(
        String host, int port, boolean behindProxy, String keystore, String keystorePassword, boolean hostCheck) {

    /**
     * @param key the setting that is wrong
     * @param text what is wrong with it, in words for the operator
     */
    record Fault(String key, String text) {}

    static Listener of(Config config) {
        return new Listener(
                config.host(),
                config.port(),
                config.behindProxy(),
                config.keystore(),
                config._keystorePassword(),
                config.hostCheck());
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

    /**
     * Why this can't be listened at.
     *
     * @param open what is listened at now
     */
    Optional<Fault> fault(Optional<Listener> open) {
        if (!isAllowed()) {
            return Optional.of(new Fault(
                    "host",
                    "host = " + host + " is no loopback address: that needs a keystore, or behindProxy = true when a"
                            + " proxy on this machine or network adds TLS"));
        }
        return keystoreFault()
                .map(fault -> new Fault("keystore", "keystore can't be used: " + fault))
                .or(() -> open.filter(listener -> listener.port == port).isPresent() ? Optional.empty() : portFault());
    }

    /** Whether it may go on when this one can't be had. */
    boolean isReplacedBy(Listener before) {
        return before.tls() || before.isLoopback() || behindProxy;
    }

    /**
     * Why the key store can't be used, in words for the operator. Jetty would notice only when it has bound the port, which
     * then stays bound.
     */
    Optional<String> keystoreFault() {
        if (!tls()) {
            return Optional.empty();
        }
        char[] password = keystorePassword.toCharArray();
        try (InputStream file = Files.newInputStream(Path.of(keystore))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, password);
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias) && keys.getKey(alias, password) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of("it holds no private key");
        } catch (NoSuchFileException e) {
            return Optional.of("there is no such file");
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of("it can't be opened with this password, or is no PKCS#12 file");
        }
    }

    /** Tried before the open one is closed. */
    private Optional<Fault> portFault() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Fault("port", this + " can't be listened at: " + e.getMessage()));
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls() ? "https://" : "http://") + host + ":" + port;
    }
}
