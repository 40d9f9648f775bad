package org.briefsiegel.rest.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a client sends; tells its end before its time from faults of our own. */
public final class RequestBody extends FilterInputStream {

    /** The client has gone, or was too slow. */
    public static final class EndedEarlyException extends IOException {

        private static final long serialVersionUID = 1L;

        EndedEarlyException(IOException cause) {
            super(cause);
        }
    }

    public RequestBody(InputStream body) {
        super(body);
    }

    /** @throws EndedEarlyException when the client doesn't send it */
    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new EndedEarlyException(e);
        }
    }

    /** @throws EndedEarlyException when the client doesn't send it */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw new EndedEarlyException(e);
        }
    }
}
