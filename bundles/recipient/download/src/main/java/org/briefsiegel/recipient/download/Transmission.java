package org.briefsiegel.recipient.download;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.transfer.api.Download;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the bytes. What goes wrong before the first has left becomes an answer of its own; afterwards the connection is cut,
 * since the client was told how many there are, and gets no byte that isn't the document's.
 *
 * @param instead the answer where nothing could be sent, by the reason
 */
record Transmission(Download.Content content, long from, long length, Function<Exception, Response> instead)
        implements StreamingOutput {

    private static final Logger LOG = LoggerFactory.getLogger(Transmission.class);
    private static final LongAdder ABANDONED = new LongAdder();

    @Override
    public void write(OutputStream out) throws IOException {
        Outlet outlet = new Outlet(out);
        try {
            content.writeTo(outlet, from, length);
        } catch (IOException | RuntimeException failure) {
            if (outlet.isBroken()) {
                ABANDONED.increment();
                LOG.debug("A client has left during a download; {} since the start", ABANDONED);
            } else if (outlet.hasWritten()) {
                LOG.debug("A download is cut: {}", failure.getMessage());
                cut(out);
            } else {
                throw answer(failure);
            }
        }
    }

    /** Sends what is held back; that it is too little ends the connection, where nothing sent would be a page of the server's. */
    private static void cut(OutputStream out) {
        try {
            out.flush();
        } catch (IOException gone) {
            LOG.debug("Nobody is there to be cut off");
        }
    }

    private RuntimeException answer(Exception failure) {
        if (failure instanceof Unavailable away) {
            return away;
        }
        return new WebApplicationException(instead.apply(failure));
    }

    /** Notes whether bytes have left, and whether it was they that failed. */
    private static final class Outlet extends FilterOutputStream {

        private boolean written;
        private boolean broken;

        Outlet(OutputStream out) {
            super(out);
        }

        boolean hasWritten() {
            return written;
        }

        boolean isBroken() {
            return broken;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written = true;
            broken = true;
            out.write(bytes, offset, length);
            broken = false;
        }

        @Override
        public void flush() throws IOException {
            broken = true;
            out.flush();
            broken = false;
        }
    }
}
