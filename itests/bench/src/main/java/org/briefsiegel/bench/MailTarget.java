package org.briefsiegel.bench;

import java.util.function.LongConsumer;

/** A mail server that takes every mail, over TLS, on this machine. */
interface MailTarget {

    int port();

    /** @param listener is told the {@link System#nanoTime()} at which each mail was there to its final dot */
    void onMail(LongConsumer listener);
}
