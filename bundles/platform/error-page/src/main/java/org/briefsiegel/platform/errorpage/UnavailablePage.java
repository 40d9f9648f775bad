package org.briefsiegel.platform.errorpage;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletErrorPage;

/** The words of a 503 that nobody has given any: as a problem (RFC 9457) for the practice API, as plain text otherwise. */
@Component(service = {Servlet.class, UnavailablePage.class})
@HttpWhiteboardServletErrorPage(errorPage = "503")
@SuppressWarnings("serial")
public final class UnavailablePage extends HttpServlet {

    private static final String API = "/api/";
    private static final String TYPE = "urn:briefsiegel:problem:unavailable";

    private static final String PROBLEM = """
            {"type":"%s","title":"Im Moment nicht möglich / Unavailable","status":503,\
            "detail":"Der Server ist im Moment nicht bereit. Bitte versuchen Sie es gleich noch einmal. / \
            The server isn't ready at the moment. Please try again.","errors":[]}
            """.formatted(TYPE);

    private static final String TEXT = """
            Diese Seite ist im Moment nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.
            This page isn't available at the moment. Please try again.
            """;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean api = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith(API);
        if (api) {
            response.setHeader("Link", "</api/v1/docs#" + TYPE + ">; rel=\"help\"");
        }
        response.setContentType(api ? "application/problem+json" : "text/plain; charset=UTF-8");
        response.getOutputStream().write((api ? PROBLEM : TEXT).getBytes(StandardCharsets.UTF_8));
    }
}
