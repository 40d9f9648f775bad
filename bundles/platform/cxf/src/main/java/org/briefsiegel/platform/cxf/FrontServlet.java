package org.briefsiegel.platform.cxf;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.briefsiegel.platform.availability.Unavailable;

/** Leases each request to the newest generation of the application; a change of it breaks no running request. */
@SuppressWarnings("serial")
final class FrontServlet extends GenericServlet {

    private final BooleanSupplier complete;
    private final Runnable initialized;
    private volatile Optional<Generation> current = Optional.empty();
    private boolean serving;

    /**
     * @param complete whether everything is there that belongs to every answer
     * @param initialized called when this servlet wants to be renewed for the first time
     */
    FrontServlet(BooleanSupplier complete, Runnable initialized) {
        this.complete = complete;
        this.initialized = initialized;
    }

    @Override
    public void init() {
        synchronized (this) {
            serving = true;
        }
        initialized.run();
    }

    /**
     * Serves this application from now on, or nothing; the one before finishes its requests.
     *
     * @return false when this servlet isn't asked for anything at the moment
     */
    synchronized boolean renew(Optional<? extends Servlet> application) throws ServletException {
        if (!serving) {
            return false;
        }
        if (application.isPresent()) {
            application.get().init(getServletConfig());
        }
        replaceBy(application.map(Generation::new));
        return true;
    }

    /** Whether there is an application now. */
    boolean isServing() {
        return current.isPresent();
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        ServletRequest body = new LeftUnread(new StrayPercents((HttpServletRequest) request));
        Optional<Generation> generation;
        do {
            generation = current;
            if (generation.isEmpty() || !complete.getAsBoolean()) {
                refuse((HttpServletResponse) response);
                return;
            }
        } while (!generation.get().serve(body, response));
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setIntHeader("Retry-After", Unavailable.RETRY_SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    @Override
    public synchronized void destroy() {
        serving = false;
        replaceBy(Optional.empty());
    }

    private void replaceBy(Optional<Generation> next) {
        Optional<Generation> last = current;
        current = next;
        last.ifPresent(Generation::retire);
    }
}
