package org.briefsiegel.channel.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The account at the mail server.
 *
 * @param tls whether the connection has to be encrypted
 * @param connectMillis for how long a connection is awaited
 * @param answerMillis for how long an answer is awaited
 */
record Account(
        String host,
        int port,
        String username,
        String password,
        boolean tls,
        String from,
        int connectMillis,
        int answerMillis) {

    private static final String LOOPBACK = "loopback";
    private static final String REQUIRED = "required";

    static Account of(Config config) {
        if (!config.tls().equals(REQUIRED) && !config.tls().equals(LOOPBACK)) {
            throw new IllegalArgumentException("tls: required or loopback, not " + config.tls());
        }
        return new Account(
                config.host(),
                config.port(),
                config.username(),
                config._password(),
                config.tls().equals(REQUIRED),
                config.from(),
                config.connectSeconds() * 1000,
                config.answerSeconds() * 1000);
    }

    /** Whether a mail may be handed over: encrypted, or to this very machine. */
    boolean isSafe() {
        try {
            return tls || InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The part of the sender's address behind the at sign. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return "Account[" + host + ":" + port + "]";
    }
}
