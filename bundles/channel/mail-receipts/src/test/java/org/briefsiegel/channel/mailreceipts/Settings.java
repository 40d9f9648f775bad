package org.briefsiegel.channel.mailreceipts;

import java.lang.annotation.Annotation;

/** A configuration without a container. */
record Settings(
        String host, int port, String username, String _password, String tls, String doneFolder, int pollSeconds)
        implements Config {

    /** A server on this machine that is talked to in plain text, and asked every second. */
    static Settings plain(int port, String user) {
        return new Settings("localhost", port, user, Dovecot.PASSWORD, "loopback", "", 1);
    }

    Settings withHost(String other) {
        return new Settings(other, port, username, _password, tls, doneFolder, pollSeconds);
    }

    Settings withPassword(String other) {
        return new Settings(host, port, username, other, tls, doneFolder, pollSeconds);
    }

    Settings withTls(String other) {
        return new Settings(host, port, username, _password, other, doneFolder, pollSeconds);
    }

    Settings withDoneFolder(String other) {
        return new Settings(host, port, username, _password, tls, other, pollSeconds);
    }

    @Override
    public String folder() {
        return "INBOX";
    }

    @Override
    public int readMegabytes() {
        return 1;
    }

    @Override
    public int connectTimeoutSeconds() {
        return 5;
    }

    @Override
    public int answerTimeoutSeconds() {
        return 10;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
