package org.briefsiegel.platform.httpfilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** Ends requests whose bodies arrive too slowly. */
@Component(
        service = {jakarta.servlet.Filter.class, BodyPace.class},
        configurationPid = "org.briefsiegel.web",
        property = Constants.SERVICE_RANKING + ":Integer=150")
@HttpWhiteboardFilterPattern("/*")
@SuppressWarnings("serial")
public final class BodyPace extends HttpFilter {

    private transient volatile Duration grace;
    private volatile int bytesPerSecond;

    @Activate
    public BodyPace(Config config) {
        modified(config);
    }

    @Modified
    void modified(Config config) {
        this.grace = Duration.ofSeconds(config.slowBodySeconds());
        this.bytesPerSecond = config.slowBodyBytesPerSecond();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new PacedRequest(request), response);
    }

    private final class PacedRequest extends HttpServletRequestWrapper {

        PacedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new PacedBody(super.getInputStream(), new Pace(grace, bytesPerSecond, System::nanoTime));
        }
    }

    private static final class PacedBody extends ServletInputStream {

        private final ServletInputStream body;
        private final Pace pace;

        PacedBody(ServletInputStream body, Pace pace) {
            this.body = body;
            this.pace = pace;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            pace.arrived(1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            if (read > 0) {
                pace.arrived(read);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
