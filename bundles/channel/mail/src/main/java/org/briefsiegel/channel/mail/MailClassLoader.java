package org.briefsiegel.channel.mail;

import jakarta.mail.Session;

/**
 * Makes Jakarta Mail's class loader the thread's for a while. Jakarta Mail looks for its provider again for each part of each mail,
 * first with the thread's class loader: where that doesn't know it, the search takes longer than all the rest of a mail.
 */
final class MailClassLoader {

    private static final ClassLoader MAIL = Session.class.getClassLoader();

    private MailClassLoader() {}

    /** What is done with mails. */
    @FunctionalInterface
    interface Work<E extends Exception> {

        void run() throws E;
    }

    static <E extends Exception> void during(Work<E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MAIL);
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
