package org.briefsiegel.platform.cxf;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A servlet that lives until it is retired and the last of its requests has ended. */
final class Generation {

    private final Servlet servlet;

    /** Running requests, and one more until it is retired. */
    private final AtomicInteger users = new AtomicInteger(1);

    Generation(Servlet servlet) {
        this.servlet = servlet;
    }

    /**
     * Serves the request, unless this generation is over.
     *
     * @return false when it is over and nothing was done
     */
    boolean serve(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (users.updateAndGet(n -> n == 0 ? 0 : n + 1) == 0) {
            return false;
        }
        try {
            servlet.service(request, response);
        } finally {
            leave();
        }
        return true;
    }

    /** Ends this generation as soon as no request needs it; to be called once. */
    void retire() {
        leave();
    }

    private void leave() {
        if (users.decrementAndGet() == 0) {
            servlet.destroy();
        }
    }
}
