package org.briefsiegel.platform.health;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Answers {@code /health/live} as long as requests are served at all, {@code /health/ready} once nothing is missing. */
@Component(
        service = Servlet.class,
        configurationPid = "org.briefsiegel.web",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@HttpWhiteboardServletPattern({"/health/live", "/health/ready"})
@SuppressWarnings("serial")
public final class HealthServlet extends HttpServlet {

    private final Readiness readiness;

    @Activate
    public HealthServlet(BundleContext bundle, Config config) {
        this(new Readiness(Readiness.filters(config.readyRequires()), filter -> isThere(bundle, filter)));
    }

    HealthServlet(Readiness readiness) {
        this.readiness = readiness;
    }

    private static boolean isThere(BundleContext bundle, String filter) {
        try {
            return bundle.getAllServiceReferences(
                            null, FrameworkUtil.createFilter(filter).toString())
                    != null;
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> missing = request.getServletPath().endsWith("/live") ? List.of() : readiness.missing();
        response.setStatus(missing.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().write(json(missing));
    }

    private static String json(List<String> missing) {
        return missing.stream()
                .map(filter -> '"' + filter.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{\"missing\":[", "]}\n"));
    }
}
