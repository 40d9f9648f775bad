package org.briefsiegel.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes that begin like a PDF, the same ones for each size. */
final class Pdf {

    private Pdf() {}

    static byte[] of(int size) {
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }
}
