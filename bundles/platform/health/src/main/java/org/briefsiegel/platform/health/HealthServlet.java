package org.briefsiegel.platform.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.briefsiegel.platform.availability.Unavailable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Answers {@code /health/live} as long as requests are served at all, {@code /health/ready} once nothing is missing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/health/live", "/health/ready"})
@SuppressWarnings("serial")
public final class HealthServlet extends HttpServlet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Health health;

    @Activate
    public HealthServlet(@Reference Health health) {
        this.health = health;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Readiness.State state =
                request.getServletPath().endsWith("/live") ? new Readiness.State(List.of(), List.of()) : health.state();
        if (!state.isReady()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setIntHeader("Retry-After", Unavailable.RETRY_SECONDS);
        }
        response.setContentType("application/json");
        response.getWriter().write(json(state) + "\n");
    }

    static String json(Readiness.State state) throws IOException {
        return JSON.writeValueAsString(state);
    }
}
