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
import java.util.function.Supplier;

/** Hands each request to the newest generation of the application; a change of it breaks no running request. */
@SuppressWarnings("serial")
final class FrontServlet extends GenericServlet {

    private final Supplier<Optional<? extends Servlet>> applications;
    private final Runnable initialized;
    private volatile Optional<Generation> current = Optional.empty();
    private boolean serving;

    /**
     * @param applications makes the application of the moment, or none while there is nothing to serve
     * @param initialized called when this servlet wants to be renewed for the first time
     */
    FrontServlet(Supplier<Optional<? extends Servlet>> applications, Runnable initialized) {
        this.applications = applications;
        this.initialized = initialized;
    }

    @Override
    public void init() {
        synchronized (this) {
            serving = true;
        }
        initialized.run();
    }

    /** Makes a new generation from what there is now; the old one finishes its requests. */
    synchronized void renew() throws ServletException {
        if (!serving) {
            return;
        }
        Optional<? extends Servlet> application = applications.get();
        if (application.isPresent()) {
            application.get().init(getServletConfig());
        }
        replaceBy(application.map(Generation::new));
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        ServletRequest body = new LeftUnread(new StrayPercents((HttpServletRequest) request));
        Optional<Generation> generation;
        do {
            generation = current;
            if (generation.isEmpty()) {
                ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        } while (!generation.get().serve(body, response));
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
