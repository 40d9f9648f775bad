package org.briefsiegel.channel.mail;

import java.lang.annotation.Annotation;

/** A configuration without a container. */
record Settings(
        String host,
        int port,
        String username,
        String _password,
        String tls,
        int answerTimeoutSeconds,
        String bounceAddress)
        implements Config {

    /** A server on this machine that is talked to in plain text. */
    static Settings plain(int port) {
        return new Settings("localhost", port, "", "", "loopback", 10, "");
    }

    Settings withHost(String other) {
        return new Settings(other, port, username, _password, tls, answerTimeoutSeconds, bounceAddress);
    }

    Settings withTls(String other) {
        return new Settings(host, port, username, _password, other, answerTimeoutSeconds, bounceAddress);
    }

    Settings withUser(String name, String password) {
        return new Settings(host, port, name, password, tls, answerTimeoutSeconds, bounceAddress);
    }

    Settings withAnswerTimeout(int seconds) {
        return new Settings(host, port, username, _password, tls, seconds, bounceAddress);
    }

    Settings withBounceAddress(String address) {
        return new Settings(host, port, username, _password, tls, answerTimeoutSeconds, address);
    }

    @Override
    public String from() {
        return "noreply@briefsiegel.example";
    }

    @Override
    public int connections() {
        return 4;
    }

    @Override
    public int idleSeconds() {
        return 30;
    }

    @Override
    public int connectTimeoutSeconds() {
        return 5;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
