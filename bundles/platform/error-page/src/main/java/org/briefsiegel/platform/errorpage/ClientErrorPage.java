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

/**
 * The words of a refusal that nobody has given any: a page, or a problem (RFC 9457) for who asks for JSON. The container's own
 * would repeat the address.
 */
@Component(service = {Servlet.class, ClientErrorPage.class})
@HttpWhiteboardServletErrorPage(errorPage = "4xx")
@SuppressWarnings("serial")
public final class ClientErrorPage extends HttpServlet {

    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="de">
            <head>
              <meta charset="utf-8">
              <title>%1$s / %2$s</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <link rel="stylesheet" href="/assets/briefsiegel.css">
            </head>
            <body>
            <main class="column">
              <h1>%1$s</h1>
              <p lang="en">%2$s.</p>
              <p><a href="/">Briefsiegel</a></p>
            </main>
            </body>
            </html>
            """;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        boolean unknown = status == HttpServletResponse.SC_NOT_FOUND;
        String english = unknown ? "This page does not exist" : "This request can't be answered";
        String german = unknown ? "Diese Seite gibt es nicht" : "Diese Anfrage kann nicht beantwortet werden";
        boolean json = wantsJson(String.valueOf(request.getHeader("Accept")));
        response.setContentType(json ? "application/problem+json" : "text/html; charset=UTF-8");
        String body = json ? PROBLEM.formatted(english, status) : PAGE.formatted(german, english);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean wantsJson(String accept) {
        return accept.contains("json") && !accept.contains("html");
    }
}
