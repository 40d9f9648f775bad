package org.briefsiegel.document.einvoice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How much of one file is looked at: a file may be made so that reading it never ends, or takes all memory. PDFBox goes on where
 * something can't be read; so it is noted here, too. For one thread.
 */
final class Budget {

    /** A table of a hundred thousand objects has two million. */
    static final long READ_BYTES = 3_000_000;

    /** Of all that is decompressed; a line of an invoice has about a thousand. */
    static final long PLAIN_BYTES = 3_000_000;

    /** An object of two bytes becomes one of a hundred. */
    static final long OBJECTS = 200_000;

    /** What an object begins with that may hold others, or a name or text. */
    private static final String OPENINGS = "[<(/";

    private static final int CHUNK_BYTES = 16 * 1024;

    private long read = READ_BYTES;
    private long plain = PLAIN_BYTES;
    private long objects = OBJECTS;

    /** So many bytes are about to be read from the file. */
    void read(int bytes) throws IOException {
        read -= bytes;
        require(read);
    }

    /** So many objects, or entries of a table, are about to be made. */
    void objects(long count) throws IOException {
        objects -= count;
        require(objects);
    }

    /** A stream to its end, and of no more objects than are left. */
    byte[] plain(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
            plain -= count;
            require(plain);
            objects(openings(chunk, count));
            bytes.write(chunk, 0, count);
        }
        return bytes.toByteArray();
    }

    private static int openings(byte[] bytes, int count) {
        int openings = 0;
        for (int i = 0; i < count; i++) {
            openings += OPENINGS.indexOf(bytes[i]) < 0 ? 0 : 1;
        }
        return openings;
    }

    private static void require(long left) throws IOException {
        if (left < 0) {
            throw new IOException("it takes more than an invoice does");
        }
    }

    /** Whether it didn't suffice. */
    boolean isSpent() {
        return read < 0 || plain < 0 || objects < 0;
    }
}
