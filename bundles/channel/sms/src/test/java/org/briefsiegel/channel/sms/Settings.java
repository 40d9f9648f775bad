package org.briefsiegel.channel.sms;

import java.lang.annotation.Annotation;

/** A configuration without a container. */
record Settings(int port, String sender, int answerTimeoutSeconds, boolean receipts, int sessions) implements Config {

    /** Of an account that is told nothing later. */
    Settings(int port, String sender, int answerTimeoutSeconds) {
        this(port, sender, answerTimeoutSeconds, false, 1);
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public String systemId() {
        return "practice";
    }

    @Override
    public String _password() {
        return "p&)s?#%";
    }

    @Override
    public int window() {
        return 10;
    }

    @Override
    public int bindTimeoutSeconds() {
        return 6;
    }

    @Override
    public int enquireLinkSeconds() {
        return 30;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
