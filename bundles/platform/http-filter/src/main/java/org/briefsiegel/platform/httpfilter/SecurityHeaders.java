package org.briefsiegel.platform.httpfilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** Gives every response the headers that keep a page to itself; what is served may replace one by its own. */
@Component(
        service = {jakarta.servlet.Filter.class, SecurityHeaders.class},
        configurationPid = "org.briefsiegel.web",
        property = Constants.SERVICE_RANKING + ":Integer=100")
@HttpWhiteboardFilterPattern("/*")
@SuppressWarnings("serial")
public final class SecurityHeaders extends HttpFilter {

    private static final Map<String, String> DEFAULTS = defaults();

    /** RFC 6797; a year, in seconds. */
    private static final String TLS_ONLY = "max-age=31536000";

    private volatile String tlsOnly;

    @Activate
    public SecurityHeaders(Config config) {
        modified(config);
    }

    SecurityHeaders(boolean subDomains) {
        tlsOnly = tlsOnly(subDomains);
    }

    /** Stays where it is, so that no response goes without. */
    @Modified
    void modified(Config config) {
        tlsOnly = tlsOnly(config.hstsIncludeSubDomains());
    }

    private static String tlsOnly(boolean subDomains) {
        return TLS_ONLY + (subDomains ? "; includeSubDomains" : "");
    }

    private static Map<String, String> defaults() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
                        + " frame-ancestors 'none'; base-uri 'none'");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DEFAULTS.forEach(response::setHeader);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", tlsOnly);
        }
        chain.doFilter(request, new Replaceable(response));
    }

    /** CXF adds headers where it should set them; twice the same header would be twice the policy. */
    private static final class Replaceable extends HttpServletResponseWrapper {

        Replaceable(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (DEFAULTS.containsKey(name)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
