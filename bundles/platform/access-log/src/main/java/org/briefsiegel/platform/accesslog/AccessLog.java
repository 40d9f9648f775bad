package org.briefsiegel.platform.accesslog;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.StringJoiner;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line per request that names nobody: no address, no query, no link of a recipient. */
@Component(
        service = {jakarta.servlet.Filter.class, AccessLog.class},
        property = Constants.SERVICE_RANKING + ":Integer=200")
@HttpWhiteboardFilterPattern("/*")
@SuppressWarnings("serial")
public final class AccessLog extends HttpFilter {

    /** A ULID has 26 characters, the secret of a link 32. */
    private static final int LONGEST_ID = 26;

    /** Behind these stand secrets: of recipients' links, and of practices' windows. */
    private static final Set<String> LINKS = Set.of("d", "w");

    private static final Logger LOG = LoggerFactory.getLogger("org.briefsiegel.access");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        boolean served = false;
        try {
            chain.doFilter(request, response);
            served = true;
        } finally {
            if (LOG.isInfoEnabled()) {
                long millis = (System.nanoTime() - start) / 1_000_000;
                int status = served ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
                LOG.info("{} {} {} {} ms", request.getMethod(), masked(request.getRequestURI()), status, millis);
            }
        }
    }

    /** Hides the segment behind {@code /d/} and {@code /w/}, and wherever it stands what is long enough to be a link's secret. */
    public static String masked(String path) {
        StringJoiner masked = new StringJoiner("/");
        String before = "";
        for (String segment : path.split("/", -1)) {
            masked.add(LINKS.contains(before) || segment.length() > LONGEST_ID ? "***" : segment);
            before = segment;
        }
        return masked.toString();
    }
}
