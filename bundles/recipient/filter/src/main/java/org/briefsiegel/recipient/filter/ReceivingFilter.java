package org.briefsiegel.recipient.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.briefsiegel.platform.pages.PostedForm;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what is posted to a page before a thread is given to it: whoever holds a link could otherwise hold all
 * threads, by sending slowly. It is the first of all filters, and the others see a request that is there.
 */
@Component(
        service = {jakarta.servlet.Filter.class, ReceivingFilter.class},
        configurationPid = "org.briefsiegel.web",
        property = Constants.SERVICE_RANKING + ":Integer=500")
@HttpWhiteboardFilterPattern({"/d/*", "/w/*"})
@HttpWhiteboardFilterAsyncSupported
@SuppressWarnings("serial")
public final class ReceivingFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivingFilter.class);

    private volatile long patienceNanos;

    @ObjectClassDefinition(pid = "org.briefsiegel.web")
    @interface Config {
        /** For how long a form may take to arrive. A sender who is silent is left to the connection's idle time. */
        @AttributeDefinition(min = "1", max = "3600")
        int slowBodySeconds() default 20;
    }

    @Activate
    public ReceivingFilter(Config config) {
        this(Duration.ofSeconds(config.slowBodySeconds()));
    }

    /** So that the filter stays in its place, and with it what isn't served without. */
    @Modified
    void modified(Config config) {
        patienceNanos = Duration.ofSeconds(config.slowBodySeconds()).toNanos();
    }

    ReceivingFilter(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"POST".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        AsyncContext later = request.startAsync(request, response);
        later.setTimeout(0); // counts the time of the answer, too
        ServletInputStream body = request.getInputStream();
        body.setReadListener(new Arrival(body, later, chain, System.nanoTime()));
    }

    /** One form on its way in. The container calls one method after the other. */
    private final class Arrival implements ReadListener {

        private final ServletInputStream body;
        private final AsyncContext later;
        private final FilterChain chain;
        private final long began;
        private final byte[] form = new byte[PostedForm.MAX_BYTES];
        private int length;
        private boolean over;

        Arrival(ServletInputStream body, AsyncContext later, FilterChain chain, long began) {
            this.body = body;
            this.later = later;
            this.chain = chain;
            this.began = began;
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (!over && body.isReady()) {
                int read = body.read(form, length, form.length - length);
                if (read < 0) {
                    return;
                }
                length += read;
                if (length == form.length) {
                    onAllDataRead(); // a longer one is nothing that our pages send
                } else if (System.nanoTime() - began > patienceNanos) {
                    refuse(HttpServletResponse.SC_REQUEST_TIMEOUT);
                }
            }
        }

        @Override
        public void onAllDataRead() {
            if (!over) {
                over = true;
                later.start(this::serve);
            }
        }

        /** The sender has gone, has been silent for too long, or doesn't speak HTTP. */
        @Override
        public void onError(Throwable cause) {
            if (!over) {
                boolean silent = cause instanceof TimeoutException || cause.getCause() instanceof TimeoutException;
                refuse(silent ? HttpServletResponse.SC_REQUEST_TIMEOUT : HttpServletResponse.SC_BAD_REQUEST);
            }
        }

        private void refuse(int status) {
            over = true;
            ((HttpServletResponse) later.getResponse()).setStatus(status);
            later.complete();
        }

        private void serve() {
            try {
                chain.doFilter(
                        new ReceivedRequest((HttpServletRequest) later.getRequest(), form, length),
                        later.getResponse());
            } catch (IOException | ServletException | RuntimeException endedEarly) {
                LOG.debug("The answer to a form ended early", endedEarly);
            } finally {
                later.complete();
            }
        }
    }
}
