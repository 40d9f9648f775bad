package org.briefsiegel.demo.samples;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /demo/samples} sends the samples, and says how the patient opens them. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/demo/samples")
public final class SamplesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SamplesServlet.class);

    private final transient DemoPractice practice;

    @Activate
    public SamplesServlet(@Reference DemoPractice practice) {
        this.practice = practice;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write(answer(response).getBytes(StandardCharsets.UTF_8));
    }

    private String answer(HttpServletResponse response) {
        try {
            Map<Sample, URI> links = practice.sendSamples();
            return """
                    An invoice for Maria Muster, opened by her birth date, 9.3.1984:
                      %s
                    A patient record for her, opened by the code on her phone at %s:
                      %s
                    """.formatted(links.get(Sample.INVOICE), practice.inbox(), links.get(Sample.RECORD));
        } catch (RuntimeException e) {
            LOG.error("The samples can't be sent", e);
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            return e.getMessage() + "\n";
        }
    }
}
