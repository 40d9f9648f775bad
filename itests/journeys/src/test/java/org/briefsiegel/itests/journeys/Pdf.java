package org.briefsiegel.itests.journeys;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Files that begin and end like a PDF and hold random bytes behind a marker that can be searched for. */
final class Pdf {

    static final String MARKER = "Diagnose: Hashimoto-Thyreoiditis";

    private static final byte[] END = "\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private Pdf() {}

    /** One page with two words on it. */
    static byte[] readable() {
        String words = "BT /F1 24 Tf 40 90 Td (Ihr Befund) Tj ET";
        return """
                %%PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R
                /Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
                4 0 obj<</Length %d>>stream
                %s
                endstream endobj
                trailer<</Root 1 0 R>>
                startxref
                9
                %%%%EOF
                """.formatted(words.length(), words).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] of(int size) {
        byte[] head = ("%PDF-1.7\n" + MARKER + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        System.arraycopy(head, 0, file, 0, head.length);
        System.arraycopy(END, 0, file, size - END.length, END.length);
        return file;
    }
}
