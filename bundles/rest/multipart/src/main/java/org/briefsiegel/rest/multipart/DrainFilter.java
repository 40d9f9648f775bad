package org.briefsiegel.rest.multipart;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Takes what is left of a refused upload off the line: a server that answers and hangs up while its client still sends makes it
 * see a reset, not the answer. Only where a request got past every other filter, and before any of them hears of the answer.
 */
@Component(
        service = DrainFilter.class,
        configurationPid = "org.briefsiegel.rest.multipart",
        property = "osgi.jaxrs.extension:Boolean=true")
@ConsumesMultipart
@Priority(Priorities.USER + 1000)
public final class DrainFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final long bytes;
    private final Duration time;

    @Activate
    public DrainFilter(Config config) {
        this(config.drainBytes(), Duration.ofSeconds(config.drainSeconds()));
    }

    /**
     * @param bytes how much at the most
     * @param time for how long at the most
     */
    public DrainFilter(long bytes, Duration time) {
        this.bytes = bytes;
        this.time = time;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(DrainFilter.class.getName(), request.getEntityStream());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(DrainFilter.class.getName()) instanceof InputStream upload) {
            drain(upload);
        }
    }

    private void drain(InputStream upload) {
        byte[] sink = new byte[CHUNK_BYTES];
        long end = System.nanoTime() + time.toNanos();
        long left = bytes;
        try {
            for (int read; left > 0 && System.nanoTime() < end && (read = upload.read(sink)) >= 0; ) {
                left -= read;
            }
        } catch (IOException senderIsGone) {
            // nobody waits for the answer any more
        }
    }
}
