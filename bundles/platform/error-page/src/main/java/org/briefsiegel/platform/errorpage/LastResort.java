package org.briefsiegel.platform.errorpage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.briefsiegel.platform.accesslog.AccessLog;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers faults that nobody else has caught, and lets none pass: what is below would log the path, and with it a
 * recipient's link. An answer that has begun stays incomplete; who was told its length notices.
 */
@Component(
        service = {jakarta.servlet.Filter.class, LastResort.class},
        property = Constants.SERVICE_RANKING + ":Integer=300")
@HttpWhiteboardFilterPattern("/*")
@SuppressWarnings("serial")
public final class LastResort extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (Exception | Error fault) {
            if (response.isCommitted()) {
                LOG.debug("{} ended early: {}", place(request), fault.getClass().getName());
            } else {
                answer(response, explain(request, fault));
            }
        }
    }

    /** Where the fault is, without any message: those of parsers quote what was parsed. */
    private static String explain(HttpServletRequest request, Throwable fault) {
        String id = UUID.randomUUID().toString();
        Exception where = new Exception(fault.getClass().getName());
        where.setStackTrace(fault.getStackTrace());
        LOG.error("Fault {}: {}", id, place(request), where);
        return id;
    }

    private static String place(HttpServletRequest request) {
        return request.getMethod() + " " + AccessLog.masked(request.getRequestURI());
    }

    private static void answer(HttpServletResponse response, String fault) {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setContentType("text/plain; charset=UTF-8");
        String text = "Im Server ist ein Fehler aufgetreten. / Something failed in the server.\n" + fault + "\n";
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            LOG.debug("Nobody waits for fault {}", fault);
        }
    }
}
