package org.briefsiegel.itests.journeys;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Files that begin like a PDF and hold random bytes behind a marker that can be searched for. */
final class Pdf {

    static final String MARKER = "Diagnose: Hashimoto-Thyreoiditis";

    private Pdf() {}

    static byte[] of(int size) {
        byte[] head = ("%PDF-1.7\n" + MARKER + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }
}
