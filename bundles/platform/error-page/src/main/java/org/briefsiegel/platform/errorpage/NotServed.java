package org.briefsiegel.platform.errorpage;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.briefsiegel.platform.availability.Unavailable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Stands in for what serves requests while that isn't there, at the start above all: unavailable isn't unknown. It does so below
 * every other pattern and not at the same one, since Felix ends a servlet's requests when another takes its place.
 */
@Component(service = {Servlet.class, NotServed.class})
@HttpWhiteboardServletPattern("/")
@SuppressWarnings("serial")
public final class NotServed extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setIntHeader("Retry-After", Unavailable.RETRY_SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
