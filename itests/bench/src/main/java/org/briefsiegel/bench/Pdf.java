package org.briefsiegel.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes that begin and end like a PDF, the same ones for each size. */
final class Pdf {

    private static final byte[] END = "\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private Pdf() {}

    static byte[] of(int size) {
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        System.arraycopy(head, 0, file, 0, head.length);
        System.arraycopy(END, 0, file, size - END.length, END.length);
        return file;
    }
}
