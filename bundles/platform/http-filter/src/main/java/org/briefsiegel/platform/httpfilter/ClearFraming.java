package org.briefsiegel.platform.httpfilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Refuses requests of which a proxy may see another end than Jetty does, beyond those that Jetty refuses itself: HTTP/1.0 with
 * {@code Transfer-Encoding} counts as faulty (RFC 9112, 6.1), and ends the connection.
 */
@Component(
        service = {jakarta.servlet.Filter.class, ClearFraming.class},
        property = Constants.SERVICE_RANKING + ":Integer=190")
@HttpWhiteboardFilterPattern("/*")
@SuppressWarnings("serial")
public final class ClearFraming extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getProtocol().equals("HTTP/1.0") && request.getHeader("Transfer-Encoding") != null) {
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }
}
