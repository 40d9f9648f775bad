package org.briefsiegel.document.einvoice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How much of one file is looked at: a file may be made so that reading it never ends, or takes all memory. PDFBox goes on where
 * something can't be read; so it is noted here, too. For one thread.
 */
final class Budget {

    /** What the structure of a PDF of 100 MB takes is a tenth of it. */
    static final long READ_BYTES = 8_000_000;

    /** Of all that is decompressed; an invoice of a thousand lines has one million. */
    static final long PLAIN_BYTES = 4_000_000;

    private static final int CHUNK_BYTES = 16 * 1024;

    private long read = READ_BYTES;
    private long plain = PLAIN_BYTES;

    /** So many bytes are about to be read from the file. */
    void read(int bytes) throws IOException {
        read -= bytes;
        if (read < 0) {
            throw new IOException("more is to be read than an invoice needs");
        }
    }

    /** A stream to its end. */
    byte[] plain(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
            plain -= count;
            if (plain < 0) {
                throw new IOException("more is packed into it than an invoice needs");
            }
            bytes.write(chunk, 0, count);
        }
        return bytes.toByteArray();
    }

    /** Whether it didn't suffice. */
    boolean isSpent() {
        return read < 0 || plain < 0;
    }
}
