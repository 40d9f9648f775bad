package org.briefsiegel.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes that begin and end like a PDF. */
public final class Pdf {

    private static final byte[] END = "\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private Pdf() {}

    /** The same ones for each size. */
    static byte[] of(int size) {
        return of(size, size);
    }

    /** Other ones for each seed. */
    public static byte[] of(int size, long seed) {
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[size];
        new Random(seed).nextBytes(file);
        System.arraycopy(head, 0, file, 0, head.length);
        System.arraycopy(END, 0, file, size - END.length, END.length);
        return file;
    }
}
