package org.briefsiegel.transfer.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF while it streams by: of its content, only the last bytes are kept. Readers find the header anywhere in the first 1,024
 * bytes (ISO 32000-1, annex H, note 13), and from the end the place of the cross-reference table ({@code startxref}, 7.5.5).
 * What has none is half a PDF, or none. One that is prepared for the web has an end at its front, too, which says
 * {@code startxref 0}: that isn't the end of the whole.
 */
public final class PdfFile extends FilterInputStream {

    static final String MEDIA_TYPE = "application/pdf";

    private static final int HEADER_WITHIN = 1024;
    private static final String HEADER = "%PDF-";

    /** Readers look at 1,024 bytes; some programs write more behind the end. */
    private static final int TAIL_BYTES = 16 * 1024;

    private static final Pattern END = Pattern.compile("startxref\\s+([0-9]{1,18})\\s+%%EOF");

    private final byte[] ring = new byte[TAIL_BYTES];
    private long size;

    PdfFile(InputStream content) {
        super(content);
    }

    /** Whether a file that begins so is a PDF by its header. */
    static boolean hasHeader(byte[] head) {
        return new String(head, 0, Math.min(head.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1).contains(HEADER);
    }

    /** Whether what has been read ends as a PDF does. */
    boolean hasEnd() {
        Matcher end = END.matcher(tail());
        while (end.find()) {
            long table = Long.parseLong(end.group(1));
            if (table > 0 && table < size) {
                return true;
            }
        }
        return false;
    }

    private String tail() {
        int length = (int) Math.min(size, TAIL_BYTES);
        byte[] tail = new byte[length];
        for (int i = 0; i < length; i++) {
            tail[i] = ring[(int) ((size - length + i) % TAIL_BYTES)];
        }
        return new String(tail, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            keep(new byte[] {(byte) next}, 0, 1);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            keep(bytes, offset, count);
        }
        return count;
    }

    private void keep(byte[] bytes, int offset, int count) {
        for (int i = Math.max(0, count - TAIL_BYTES); i < count; i++) {
            ring[(int) ((size + i) % TAIL_BYTES)] = bytes[offset + i];
        }
        size += count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, TAIL_BYTES)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
