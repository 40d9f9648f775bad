package org.briefsiegel.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** Knows the requests that are being answered, so that a stop can wait for their end. */
@Component(
        service = {jakarta.servlet.Filter.class, RequestsInProgress.class},
        property = Constants.SERVICE_RANKING + ":Integer=400")
@HttpWhiteboardFilterPattern("/*")
@SuppressWarnings("serial")
public final class RequestsInProgress extends HttpFilter {

    private final Set<Object> running = new HashSet<>();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object token = new Object();
        begin(token);
        try {
            chain.doFilter(request, response);
        } finally {
            end(token);
        }
    }

    private synchronized void begin(Object token) {
        running.add(token);
    }

    private synchronized void end(Object token) {
        running.remove(token);
        notifyAll();
    }

    /**
     * Waits until all have ended that are being answered now, however many come meanwhile.
     *
     * @return how many haven't ended in time
     */
    synchronized int awaitEnd(Duration longest) throws InterruptedException {
        Set<Object> now = new HashSet<>(running);
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (Collections.disjoint(now, running)) {
                return 0;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        now.retainAll(running);
        return now.size();
    }
}
