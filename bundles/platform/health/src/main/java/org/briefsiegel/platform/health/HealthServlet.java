package org.briefsiegel.platform.health;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
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

    /** A registered service may still fail when it is first asked for, so that only one that can be had counts. */
    private static boolean isThere(BundleContext bundle, String filter) {
        try {
            ServiceReference<?>[] references = bundle.getAllServiceReferences(null, filter);
            return references != null && Arrays.stream(references).anyMatch(reference -> isReal(bundle, reference));
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("readyRequires: " + filter + " is no filter", e);
        }
    }

    private static boolean isReal(BundleContext bundle, ServiceReference<?> reference) {
        boolean real = bundle.getService(reference) != null;
        bundle.ungetService(reference);
        return real;
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
