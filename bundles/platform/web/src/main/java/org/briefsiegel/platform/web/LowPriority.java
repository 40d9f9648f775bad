package org.briefsiegel.platform.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Has requests served by threads of the lowest priority. Where a start is followed by many requests at once, the JVM's compilers
 * go before them, and so all of them are soon faster. See docs/adr/0039.
 */
final class LowPriority implements HttpConfiguration.Customizer {

    /** A thread of Jetty's keeps it for the requests after this one. */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Thread thread = Thread.currentThread();
        if (thread.getPriority() != Thread.MIN_PRIORITY) {
            thread.setPriority(Thread.MIN_PRIORITY);
        }
        return request;
    }
}
